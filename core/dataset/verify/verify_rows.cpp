#include "core/dataset/verify/verify_rows.h"

#include "core/dataset/read/original_rows.h"
#include "core/dataset/read/row_reader.h"
#include "core/dataset/verify/row_check.h"
#include "core/dataset/verify_files.h"
#include "core/storage/dataset_layout.h"

#include <algorithm>
#include <numeric>

namespace ledgerloom {

namespace {

/// One pass over all parts.
class RowPass {
public:
    RowPass(const CheckInputs& inputs)
        : m_inputs(inputs),
          m_files(inputs.work, inputs.listing, inputs.report),
          m_original(inputs.listing.plan.schema, inputs.work.budget) {
        m_read = inputs.report.add("every row can be read");
        for (const auto make :
             {makeSchemaCheck, makeDocumentCheck, makeGroupCheck, makeCountCheck, makeUniqueCheck, makeGraphCheck})
            m_checks.push_back(make(inputs));
        // Which rows a block has, in which order, and what came before each of them is no longer what was generated.
        if (!inputs.listing.changed)
            for (const auto make : {makeOrderCheck, makeCalendarCheck, makeStreamCheck})
                m_checks.push_back(make(inputs));
        m_done.bytesTotal = inputs.listing.bytes() * 2; // once for the checksum, once for the rows
    }

    Result<void> run() {
        const auto& parts = m_inputs.listing.parts;
        std::vector<std::size_t> order(parts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        // By shard, its tables in their order; behind them what is ordered by time.
        const auto key = [&](std::size_t i) {
            return std::make_tuple(!parts[i].isShard, parts[i].unit, parts[i].table, parts[i].path);
        };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        for (std::size_t i = 0; i < order.size(); ++i) {
            const ListedPart& part = parts[order[i]];
            if (auto done = checkPart(part, order[i]); !done)
                return done;
            const bool last = i + 1 == order.size();
            if (last || parts[order[i + 1]].unit != part.unit || parts[order[i + 1]].isShard != part.isShard)
                if (auto ended = each([](RowCheck& check) { return check.endShard(); }); !ended)
                    return ended;
        }
        if (auto finished = each([](RowCheck& check) { return check.finish(); }); !finished)
            return finished;
        return m_files.strangers();
    }

private:
    template <class Call> Result<void> each(Call&& call) {
        for (const auto& check : m_checks)
            if (auto done = call(*check); !done)
                return done;
        return {};
    }

    Result<void> checkPart(const ListedPart& part, std::size_t number) {
        if (auto checked = m_files.part(part, m_done); !checked)
            return checked;
        const std::string path = under(m_inputs.listing.folder, part.path);
        FileStatus found;
        const TableSchema* schema = knownSchema(part.table);
        if (m_inputs.work.files.status(path, found) != 0 || schema == nullptr)
            return {}; // told as missing
        auto reader = RowReader::open(m_inputs.work, {.path = path,
                                                      .table = part.table,
                                                      .reading = RowOrigin::own,
                                                      .switched = switchedColumns(m_inputs.listing.plan)});
        if (!reader)
            return unreadable(part, "row", reader.error());
        CheckedPart checked{.number = number,
                            .listed = &part,
                            .schema = schema,
                            .columns = m_original.of((*reader)->schema()),
                            .place = std::string((*reader)->placeName())};
        if (auto begun = each([&](RowCheck& check) { return check.beginPart(checked); }); !begun)
            return begun;
        if (auto read = readRows(**reader, checked); !read)
            return read;
        return each([](RowCheck& check) { return check.endPart(); });
    }

    Result<void> readRows(RowReader& reader, const CheckedPart& part) {
        const std::uint64_t before = m_done.bytesDone;
        RowChunk chunk;
        for (;;) {
            if (auto on = m_inputs.work.mayGoOn(m_done); !on)
                return on;
            const auto more = reader.next(chunk);
            if (!more)
                return unreadable(*part.listed, part.place, more.error());
            if (!*more)
                break;
            if (!chunk.rows) {
                m_inputs.report.fault(m_read, part.listed->path, chunk.firstRow, part.place, chunk.fault);
                continue;
            }
            const auto rows = static_cast<std::uint64_t>(chunk.rows->num_rows());
            m_inputs.report.checked(m_read, rows);
            const auto original = m_original.of(chunk.rows);
            if (!original)
                return original.error();
            if (auto seen = each([&](RowCheck& check) { return check.rows(**original, chunk.firstRow); }); !seen)
                return seen;
            m_done.rows += rows;
            m_done.bytesDone = before + reader.fileBytes();
            if (m_inputs.work.progress)
                m_inputs.work.progress(m_done);
        }
        m_done.bytesDone = before + part.listed->bytes;
        return {};
    }

    /// What is wrong with the file is a fault; what keeps this program from going on is an error.
    Result<void> unreadable(const ListedPart& part, const std::string& place, const Error& error) {
        if (error.code == ErrorCode::memory || error.code == ErrorCode::cancelled)
            return error;
        m_inputs.report.fault(m_read, part.path, 0, place, error.message);
        return {};
    }

    const CheckInputs& m_inputs;
    FileCheck m_files;
    OriginalRows m_original;
    VerifyReport::CheckId m_read = 0;
    std::vector<std::unique_ptr<RowCheck>> m_checks;
    WorkProgress m_done;
};

} // namespace

Result<void> verifyRows(const DatasetWork& work, const DatasetListing& listing, const std::string& scratchFolder,
                        VerifyReport& report) {
    // Keys of every table, ends of edges and the payments' records share half of what is available; the rest is for
    // reading.
    const std::uint64_t sorters = listing.tables.size() + 2;
    const CheckInputs inputs{.work = work,
                             .listing = listing,
                             .report = report,
                             .scratchFolder = scratchFolder,
                             .sortBytes = work.budget.stats().available / 2 / sorters};
    report.setSchema(listing.plan.schema);
    return RowPass(inputs).run();
}

} // namespace ledgerloom
