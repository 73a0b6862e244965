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
/// A column's values so far have left the cache when its next rows come: many rows at a time make up for it.
constexpr std::int64_t rowsTogether = 8'192;
constexpr std::uint64_t roomToGather = std::uint64_t{128} << 20; ///< less left, and rows are summed up as they come

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
    sumUp();
    m_workers.wait();
    m_atWork.clear(); // no batch outlives its reader
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
        gather(std::move(chunk.rows));
        done.bytesDone = before + reader.fileBytes();
        if (m_work.progress)
            m_work.progress(done);
    }
    done.bytesDone = before + reader.fileBytes();
    return {};
}

void TableInspector::gather(std::shared_ptr<arrow::RecordBatch> batch) {
    Gathered gathered{.rows = std::move(batch), .columns = {}, .fraud = {}};
    const auto label = gathered.rows->GetColumnByName(m_request.label);
    if (const auto* fraud = dynamic_cast<const arrow::BooleanArray*>(label.get()); fraud && fraud->length() > 0) {
        m_summary.fraudRows = m_summary.fraudRows.value_or(0) + static_cast<std::uint64_t>(fraud->true_count());
        gathered.fraud = FraudRows(*fraud);
    }
    for (const auto& column : m_columns)
        gathered.columns.push_back(gathered.rows->GetColumnByName(column->name()));
    m_summary.rows += static_cast<std::uint64_t>(gathered.rows->num_rows());
    m_gatheredRows += gathered.rows->num_rows();
    m_gathered.push_back(std::move(gathered));
    const bool room = m_work.levelNow() == Level::normal && m_work.budget.stats().available >= roomToGather;
    if (!room || m_gatheredRows >= rowsTogether)
        sumUp();
}

/// Each column for itself, while the next rows are read.
void TableInspector::sumUp() {
    m_workers.wait();
    m_atWork.clear();
    m_atWork.swap(m_gathered);
    m_gatheredRows = 0;
    m_workers.begin(m_columns.size() + m_by.size() + 1, [this](std::size_t number) {
        if (number < m_columns.size())
            addColumn(number);
        else if (number < m_columns.size() + m_by.size())
            addBy(number - m_columns.size());
        else
            addTimes();
    });
}

void TableInspector::addColumn(std::size_t number) {
    for (const Gathered& gathered : m_atWork)
        if (const auto& array = gathered.columns[number])
            m_columns[number]->add(*array, gathered.fraud);
        else
            m_columns[number]->addMissing(gathered.rows->num_rows());
}

void TableInspector::addBy(std::size_t number) {
    auto& [name, values] = m_by[number];
    const std::size_t place = m_places.at(name);
    for (const Gathered& gathered : m_atWork)
        if (const auto& array = gathered.columns[place])
            for (std::int64_t row = 0; row < array->length(); ++row)
                values.add(valueText(*array, row), gathered.fraud.at(row));
}

void TableInspector::addTimes() {
    const auto place = m_places.find(m_summary.timeColumn);
    for (const Gathered& gathered : m_atWork)
        if (place != m_places.end())
            if (const auto& times = gathered.columns[place->second];
                times && times->type_id() == arrow::Type::TIMESTAMP)
                addTimes(static_cast<const arrow::TimestampArray&>(*times), gathered.fraud);
}

void TableInspector::addTimes(const arrow::TimestampArray& times, const FraudRows& fraud) {
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
        const bool isFraud = fraud.at(row);
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
