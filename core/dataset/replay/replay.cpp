#include "core/dataset/replay/replay.h"

#include "core/base/text.h"
#include "core/dataset/read/table_source.h"
#include "core/dataset/sort/row_sort.h"
#include "core/dataset/write/row_encoder.h"

#include <arrow/array.h>

#include <string>

namespace ledgerloom {

namespace {

constexpr std::uint64_t shareOfBudget = 5;
constexpr std::int64_t longestWaitUs = 50'000; ///< so that it can be stopped

class TextSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        text.append(bytes);
        return {};
    }
    std::string text;
};

class Replaying {
public:
    Replaying(const DatasetWork& work, const ReplayRequest& request, const ReplayOutput& output)
        : m_work(work),
          m_request(request),
          m_output(output),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")),
          m_pacer(request.rowsPerSecond > 0 ? Pacer::atRate(request.rowsPerSecond) : Pacer::atSpeed(request.speed)) {}

    Result<ReplayReport> run() {
        auto source = findTableSource(m_work, m_request.source, m_request.table);
        if (!source)
            return source.error();
        source->request.reading.types = RowTypes::plain;
        m_done.bytesTotal = source->bytes;
        auto stream = TableStream::open(m_work, m_pool, source->request, m_done);
        if (!stream)
            return stream.error();
        const std::string time = m_request.time.empty() ? "timestamp" : m_request.time;
        m_time = (*stream)->schema()->GetFieldIndex(time);
        if (m_time < 0 || (*stream)->schema()->field(m_time)->type()->id() != arrow::Type::TIMESTAMP)
            return Error{.code = ErrorCode::badInput,
                         .message = "column " + quotedText(time) +
                                    " has no times, or is not there. Name one that has: "
                                    "--time",
                         .field = "time"};
        auto encoder = RowEncoder::make(m_work, m_pool,
                                        {.encoding = {.format = m_request.format},
                                         .schema = (*stream)->schema(),
                                         .dotsNest = (*stream)->dotsNest()});
        if (!encoder)
            return encoder.error();
        m_encoder = std::move(encoder).value();
        if (auto begun = m_encoder->begin(m_sink, m_request.source); !begun)
            return begun.error();
        auto given = source->inTimeOrder && m_request.time.empty() ? giveAll(**stream) : giveSorted(**stream, time);
        m_report.lostUs = m_pacer.lostUs();
        m_report.tookUs = m_output.clock.monotonicUs() - m_beganUs;
        return given ? Result<ReplayReport>(m_report) : Result<ReplayReport>(given.error());
    }

private:
    Result<void> giveAll(TableStream& stream) {
        m_beganUs = m_output.clock.monotonicUs();
        return stream.each([this](const std::shared_ptr<arrow::RecordBatch>& rows) { return give(*rows); });
    }

    Result<void> giveSorted(TableStream& stream, const std::string& time) {
        RowSort sort(
            m_work, m_pool, {.number = time},
            {.scratchFolder = m_request.scratchFolder, .mostBytes = m_work.budget.stats().available / shareOfBudget});
        auto read = stream.each(
            [&](std::shared_ptr<arrow::RecordBatch>& rows) { return sort.add(std::exchange(rows, nullptr)); });
        if (!read)
            return read;
        m_beganUs = m_output.clock.monotonicUs();
        return sort.drain(m_done, [this](const std::shared_ptr<arrow::RecordBatch>& page) { return give(*page); });
    }

    /// Rows that are due together are written together.
    Result<void> give(const arrow::RecordBatch& rows) {
        const auto& times = static_cast<const arrow::TimestampArray&>(*rows.column(m_time));
        std::int64_t at = 0;
        std::int64_t now = m_output.clock.monotonicUs();
        for (std::int64_t row = 0; row < rows.num_rows(); ++row) {
            const std::int64_t event = times.IsNull(row) ? m_lastEvent : times.Value(row);
            m_lastEvent = event;
            const std::int64_t due = m_pacer.dueUs(now, event);
            if (due <= now)
                continue;
            if (auto written = write(rows, at, row); !written)
                return written;
            at = row;
            if (auto waited = waitUntil(due); !waited)
                return waited;
            now = m_output.clock.monotonicUs();
        }
        return write(rows, at, rows.num_rows());
    }

    Result<void> write(const arrow::RecordBatch& rows, std::int64_t from, std::int64_t to) {
        if (from == to)
            return {};
        if (auto encoded = m_encoder->write(rows.Slice(from, to - from)); !encoded)
            return encoded;
        if (auto ended = m_encoder->endBlock(); !ended)
            return ended;
        auto written = m_output.write(m_sink.text);
        m_sink.text.clear();
        m_report.rows += written ? static_cast<std::uint64_t>(to - from) : 0;
        return written;
    }

    Result<void> waitUntil(std::int64_t due) {
        for (std::int64_t now = m_output.clock.monotonicUs(); now < due; now = m_output.clock.monotonicUs()) {
            if (auto on = m_work.mayGoOn(m_done); !on)
                return on;
            m_output.wait(std::min(due, now + longestWaitUs));
        }
        return {};
    }

    const DatasetWork& m_work;
    const ReplayRequest& m_request;
    const ReplayOutput& m_output;
    std::shared_ptr<BudgetPool> m_pool;
    Pacer m_pacer;
    WorkProgress m_done;
    ReplayReport m_report;
    TextSink m_sink;
    std::unique_ptr<RowEncoder> m_encoder;
    int m_time = -1;
    std::int64_t m_beganUs = 0;
    std::int64_t m_lastEvent = 0;
};

} // namespace

Result<ReplayReport> replay(const DatasetWork& work, const ReplayRequest& request, const ReplayOutput& output) {
    return Replaying(work, request, output).run();
}

} // namespace ledgerloom
