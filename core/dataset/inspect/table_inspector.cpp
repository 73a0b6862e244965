#include "core/dataset/inspect/table_inspector.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/dataset/read/folder_reader.h"

#include <arrow/type.h>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t mostNotes = 20;
constexpr std::size_t mostDays = 100'000; ///< beyond, the file's times are no times
constexpr std::size_t mostValuesOfBy = 16'384;
constexpr std::size_t shownValuesOfBy = 1'000;

std::int64_t floorDiv(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

} // namespace

TableInspector::TableInspector(const DatasetWork& work, const InspectRequest& request, const TableFiles& files,
                               bool oneOfSeveral)
    : m_work(work),
      m_request(request),
      m_files(files),
      m_oneOfSeveral(oneOfSeveral || files.paths.size() > 1),
      m_pool(std::make_shared<BudgetPool>(work.budget, "names of folders")),
      m_workers(ColumnWorkers::usual()) {
    m_summary.table = files.name;
    m_summary.bytes = files.bytes;
}

void TableInspector::note(std::string text) {
    if (m_summary.notes.size() < mostNotes &&
        std::find(m_summary.notes.begin(), m_summary.notes.end(), text) == m_summary.notes.end())
        m_summary.notes.push_back(std::move(text));
}

Result<void> TableInspector::run(WorkProgress& done) {
    for (const std::string& path : m_files.paths) {
        if (auto read = readFile(path, done); !read)
            return read;
        ++m_summary.files;
    }
    return {};
}

Result<void> TableInspector::meet(const arrow::Schema& schema) {
    for (const auto& field : schema.fields()) {
        if (m_places.count(field->name()) > 0)
            continue;
        m_places[field->name()] = m_columns.size();
        m_columns.push_back(std::make_unique<ColumnSketch>(field->name(), field->type()));
        m_columns.back()->addMissing(static_cast<std::int64_t>(m_summary.rows));
        const bool isTime = field->type()->id() == arrow::Type::TIMESTAMP;
        if (isTime && (m_request.time.empty() ? m_summary.timeColumn.empty() : m_request.time == field->name()))
            m_summary.timeColumn = field->name();
    }
    for (const std::string& column : m_request.by) {
        const bool known = std::any_of(m_by.begin(), m_by.end(), [&](const auto& by) { return by.first == column; });
        if (!known && m_places.count(column) > 0)
            m_by.emplace_back(column, FrequentValues(mostValuesOfBy));
    }
    const std::uint64_t needed = m_columns.size() * ColumnSketch::memoryBytes() +
                                 m_by.size() * FrequentValues::memoryBytes(mostValuesOfBy) + mostDays * 64;
    if (needed <= m_memory.bytes())
        return {};
    m_memory.release();
    auto memory = m_work.budget.reserve(needed, "the sketches of " + counted(m_columns.size(), "column"));
    if (!memory)
        return memory.error();
    m_memory = std::move(memory).value();
    return {};
}

Result<void> TableInspector::readFile(const std::string& path, WorkProgress& done) {
    auto reader = RowReader::open(m_work, {.path = path});
    if (!reader) {
        // Of several files one may be something else; a single one is what was asked for.
        if (!m_oneOfSeveral || reader.error().code == ErrorCode::memory)
            return reader.error();
        note(reader.error().message);
        return {};
    }
    if (!m_folders)
        m_folders.emplace(m_request.path, m_files.paths, *(*reader)->schema(), FolderColumns::Own::shown);
    reader = inFolders(std::move(reader).value(), *m_folders, path, m_pool);
    if (auto met = meet(*(*reader)->schema()); !met)
        return met;
    auto read = readRows(**reader, path, done);
    m_workers.wait();
    m_arrays.clear(); // no batch outlives its reader
    m_batch.reset();
    for (std::string& text : (*reader)->notes())
        note(path + ": " + text);
    return read;
}

Result<void> TableInspector::readRows(RowReader& reader, const std::string& path, WorkProgress& done) {
    const std::uint64_t before = done.bytesDone;
    RowChunk chunk;
    for (;;) {
        if (auto on = m_work.mayGoOn(done); !on)
            return on;
        const auto more = reader.next(chunk);
        if (!more && (more.error().code == ErrorCode::memory || more.error().code == ErrorCode::cancelled))
            return more.error();
        if (!more)
            note(more.error().message);
        if (!more || !*more)
            break;
        if (!chunk.rows) {
            ++m_summary.badRows;
            note(path + ", " + std::string(reader.placeName()) + " " + formatCount(chunk.firstRow) + ": " +
                 chunk.fault);
            continue;
        }
        done.rows += static_cast<std::uint64_t>(chunk.rows->num_rows());
        if (auto added = add(std::move(chunk.rows)); !added)
            return added;
        done.bytesDone = before + reader.fileBytes();
        if (m_work.progress)
            m_work.progress(done);
    }
    done.bytesDone = before + reader.fileBytes();
    return {};
}

Result<void> TableInspector::findFraud(const arrow::RecordBatch& batch) {
    m_fraud.clear();
    const auto label = batch.GetColumnByName(m_request.label);
    const auto* fraud = dynamic_cast<const arrow::BooleanArray*>(label.get());
    if (fraud == nullptr)
        return {};
    m_summary.fraudRows = m_summary.fraudRows.value_or(0) + static_cast<std::uint64_t>(fraud->true_count());
    const auto rows = static_cast<std::uint64_t>(batch.num_rows());
    if (rows > m_fraudMemory.bytes()) {
        auto memory = m_work.budget.reserve(2 * rows, "labels of rows");
        if (!memory)
            return memory.error();
        m_fraudMemory = std::move(memory).value();
    }
    m_fraud.resize(rows);
    for (std::int64_t row = 0; row < batch.num_rows(); ++row)
        m_fraud[static_cast<std::size_t>(row)] = fraud->IsValid(row) && fraud->Value(row) ? 1 : 0;
    return {};
}

/// Each column for itself, while the next batch is read.
Result<void> TableInspector::add(std::shared_ptr<arrow::RecordBatch> batch) {
    m_workers.wait();
    m_batch = std::move(batch);
    if (auto found = findFraud(*m_batch); !found)
        return found;
    m_arrays.clear();
    for (const auto& column : m_columns) {
        m_arrays.push_back(m_batch->GetColumnByName(column->name()));
        if (!m_arrays.back())
            column->addMissing(m_batch->num_rows());
    }
    m_summary.rows += static_cast<std::uint64_t>(m_batch->num_rows());
    m_workers.begin(m_columns.size() + m_by.size() + 1, [this](std::size_t number) {
        if (number < m_columns.size())
            addColumn(number);
        else if (number < m_columns.size() + m_by.size())
            addBy(number - m_columns.size());
        else if (const auto place = m_places.find(m_summary.timeColumn); place != m_places.end())
            if (const auto& times = m_arrays[place->second]; times && times->type_id() == arrow::Type::TIMESTAMP)
                addTimes(static_cast<const arrow::TimestampArray&>(*times));
    });
    return {};
}

void TableInspector::addColumn(std::size_t number) {
    if (m_arrays[number])
        m_columns[number]->add(*m_arrays[number], m_fraud);
}

void TableInspector::addBy(std::size_t number) {
    auto& [name, values] = m_by[number];
    if (const auto& array = m_arrays[m_places.at(name)])
        for (std::int64_t row = 0; row < array->length(); ++row)
            values.add(valueText(*array, row), !m_fraud.empty() && m_fraud[static_cast<std::size_t>(row)] != 0);
}

void TableInspector::addTimes(const arrow::TimestampArray& times) {
    std::int32_t heldDay = 0;
    std::array<std::uint64_t, 2>* held = nullptr;
    for (std::int64_t row = 0; row < times.length(); ++row) {
        if (times.IsNull(row))
            continue;
        const std::int64_t days = floorDiv(times.Value(row), microsPerDay);
        if (days < -1'000'000 || days > 3'000'000)
            continue;
        const auto day = static_cast<std::int32_t>(days);
        const auto hour =
            static_cast<std::size_t>((times.Value(row) - days * microsPerDay) / (3'600 * microsPerSecond));
        const bool isFraud = !m_fraud.empty() && m_fraud[static_cast<std::size_t>(row)] != 0;
        const auto count = [isFraud](std::array<std::uint64_t, 2>& rows) {
            ++rows[0];
            rows[1] += isFraud ? 1 : 0;
        };
        if (held == nullptr || day != heldDay) {
            if (m_summary.days.size() >= mostDays && m_summary.days.count(day) == 0)
                continue;
            held = &m_summary.days[day];
            heldDay = day;
        }
        count(*held);
        count(m_summary.hours[hour]);
        count(m_summary.weekdays[static_cast<std::size_t>(weekday(day))]);
    }
}

TableSummary TableInspector::summary() const {
    TableSummary summary = m_summary;
    for (const auto& column : m_columns)
        summary.columns.push_back(column->summary(m_request.top));
    for (const auto& [name, values] : m_by) {
        FraudBy by;
        by.column = name;
        by.missing = values.missing();
        for (FrequentValues::Value& value : values.top(shownValuesOfBy))
            by.values.push_back({std::move(value.text), value.rows, value.fraudRows});
        summary.fraudBy.push_back(std::move(by));
    }
    return summary;
}

} // namespace ledgerloom
