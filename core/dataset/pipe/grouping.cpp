#include "core/dataset/pipe/grouping.h"

#include "core/base/text.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::uint64_t shareOfBudget = 6; ///< of the groups in memory, and as much again of sorted runs
constexpr std::uint64_t leastBytes = std::uint64_t{1} << 20;
constexpr std::int64_t rowsAtOnce = 4'096;
constexpr std::int64_t mostTextBytes = std::int64_t{8} << 20; ///< of a batch of groups on their way to disk

/// Texts of the one group that is being put together.
class HeldTexts final : public TextKeeper {
public:
    std::optional<std::string_view> keep(std::string_view text) override { return m_texts.emplace_back(text); }
    void clear() { m_texts.clear(); }

private:
    std::deque<std::string> m_texts;
};

Error noRoom() {
    return {.code = ErrorCode::memory, .message = "one group of rows does not fit into memory. Raise --memory-limit"};
}

} // namespace

/// Groups on their way into batches.
class Grouping::Output {
public:
    Output(Grouping& grouping, const RowSort::Take& take) : m_grouping(grouping), m_take(take) {
        for (const auto& field : grouping.m_schema->fields()) {
            m_builders.emplace_back();
            m_status &= arrow::MakeBuilder(grouping.m_pool->get(), field->type(), &m_builders.back());
        }
    }

    Result<void> add(std::string_view key, const Tally* tallies) {
        const auto added = append(key, tallies);
        if (!added.ok())
            return arrowError(added, m_grouping.m_source);
        return ++m_rows == rowsAtOnce ? flush() : Result<void>();
    }

    Result<void> flush() {
        if (m_rows == 0)
            return {};
        arrow::ArrayVector columns;
        for (const auto& builder : m_builders) {
            columns.emplace_back();
            if (const auto finished = builder->Finish(&columns.back()); !finished.ok())
                return arrowError(finished, m_grouping.m_source);
        }
        return m_take(arrow::RecordBatch::Make(m_grouping.m_schema, std::exchange(m_rows, 0), std::move(columns)));
    }

private:
    arrow::Status append(std::string_view key, const Tally* tallies) {
        ARROW_RETURN_NOT_OK(m_status);
        ARROW_RETURN_NOT_OK(m_grouping.m_key->take(key, m_builders));
        for (std::size_t i = 0; i < m_grouping.m_aggregates.size(); ++i)
            ARROW_RETURN_NOT_OK(m_grouping.m_aggregates[i].take(tallies[i], *m_builders[m_grouping.m_keys + i]));
        return arrow::Status::OK();
    }

    Grouping& m_grouping;
    const RowSort::Take& m_take;
    std::vector<std::unique_ptr<arrow::ArrayBuilder>> m_builders;
    arrow::Status m_status;
    std::int64_t m_rows = 0;
};

Grouping::Grouping(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, const GroupingRequest& request)
    : m_work(work),
      m_pool(std::move(pool)),
      m_source(request.source),
      m_context(m_pool->get()),
      m_table(work.budget, request.aggregates.size(),
              std::max(work.budget.stats().available / shareOfBudget, leastBytes)),
      m_sort(work, m_pool, {.number = "head", .texts = {"key"}},
             {.scratchFolder = request.scratchFolder, .mostBytes = work.budget.stats().available / shareOfBudget}) {
    m_context.set_use_threads(false);
}

Result<std::unique_ptr<Grouping>> Grouping::make(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                 const GroupingRequest& request,
                                                 const std::shared_ptr<arrow::Schema>& schema) {
    if (auto begun = beginCompute(); !begun)
        return begun.error();
    auto made = std::unique_ptr<Grouping>(new Grouping(work, std::move(pool), request));
    if (auto added = made->addColumns(*schema, request); !added)
        return added.error();
    if (auto bound = made->bindColumns(*schema); !bound)
        return bound.error();
    return made;
}

Result<void> Grouping::addColumns(const arrow::Schema& schema, const GroupingRequest& request) {
    arrow::DataTypeVector types;
    arrow::FieldVector fields;
    std::set<std::string> names;
    const auto refused = [](const std::string& field, const std::string& why) {
        return Error{.code = ErrorCode::badInput, .message = field + ": " + why, .field = field};
    };
    for (const std::string& name : request.groupBy) {
        const auto found = findColumn(schema, name);
        if (!found)
            return refused("group-by", found.error().message);
        if (found->kind == ValueKind::other)
            return refused("group-by",
                           name + " is of the type " + found->stored->ToString() + ", which makes no group");
        if (!names.insert(name).second)
            return refused("group-by", name + " is named twice");
        m_columns.push_back({found->value, found->type});
        types.push_back(found->type);
        fields.push_back(arrow::field(name, found->type));
    }
    m_keys = m_columns.size();
    m_key = std::make_unique<GroupKey>(types);
    for (const AggregateText& text : request.aggregates) {
        std::optional<TableColumn> column;
        if (!text.column.empty()) {
            auto found = findColumn(schema, text.column);
            if (!found)
                return refused("agg", found.error().message);
            column = std::move(found).value();
        }
        auto aggregate = Aggregate::make(text, column);
        if (!aggregate)
            return aggregate.error();
        if (!names.insert(text.name).second)
            return refused("agg", "two columns would be called " + quotedText(text.name) + ": name one, such as " +
                                      text.spelled + " as other");
        m_columnOf.push_back(column ? static_cast<int>(m_columns.size()) : -1);
        if (column)
            m_columns.push_back({column->value, column->type});
        fields.push_back(arrow::field(text.name, aggregate->type()));
        m_aggregates.push_back(std::move(aggregate).value());
    }
    m_schema = arrow::schema(fields);
    return {};
}

Result<void> Grouping::bindColumns(const arrow::Schema& schema) {
    for (Column& column : m_columns) {
        auto bound = column.value.Bind(schema, &m_context);
        if (!bound.ok())
            return arrowError(bound.status(), m_source);
        column.value = std::move(bound).ValueUnsafe();
    }
    return {};
}

arrow::Result<arrow::ArrayVector> Grouping::valuesOf(const std::shared_ptr<arrow::RecordBatch>& rows) {
    arrow::ArrayVector values;
    for (const Column& column : m_columns) {
        ARROW_ASSIGN_OR_RAISE(auto value, arrow::compute::ExecuteScalarExpression(column.value, *rows->schema(),
                                                                                  arrow::Datum(rows), &m_context));
        values.push_back(value.make_array());
    }
    return values;
}

Result<void> Grouping::addRow(std::int64_t row) {
    m_key->of(row, m_text);
    bool emptied = false;
    for (std::size_t next = 0;;) {
        Tally* tallies = m_table.find(m_text);
        while (tallies != nullptr && next < m_aggregates.size() && m_aggregates[next].add(tallies[next], row, m_table))
            ++next;
        if (tallies != nullptr && next == m_aggregates.size())
            return {};
        // What has the row already goes to disk with it, and the rest goes on in a new group of the same key.
        if (std::exchange(emptied, true))
            return noRoom();
        if (auto spilled = spill(); !spilled)
            return spilled;
    }
}

Result<void> Grouping::add(const std::shared_ptr<arrow::RecordBatch>& rows) {
    const auto values = valuesOf(rows);
    if (!values.ok())
        return arrowError(values.status(), m_source);
    const arrow::ArrayVector keys(values->begin(), values->begin() + static_cast<std::ptrdiff_t>(m_keys));
    m_key->bind(keys);
    for (std::size_t i = 0; i < m_aggregates.size(); ++i)
        m_aggregates[i].bind(m_columnOf[i] < 0 ? nullptr : (*values)[static_cast<std::size_t>(m_columnOf[i])].get());
    for (std::int64_t row = 0; row < rows->num_rows(); ++row)
        if (auto added = addRow(row); !added)
            return added;
    return {};
}

Result<void> Grouping::spill() {
    static const auto schema = arrow::schema({arrow::field("head", arrow::int64()), arrow::field("key", arrow::utf8()),
                                              arrow::field("tallies", arrow::utf8())});
    const auto groups = m_table.groups(false);
    if (!groups)
        return groups.error();
    arrow::Int64Builder heads(m_pool->get());
    arrow::StringBuilder keys(m_pool->get());
    arrow::StringBuilder tallies(m_pool->get());
    std::string packed;
    const auto flush = [&]() -> Result<void> {
        arrow::ArrayVector columns(3);
        const auto status = heads.Finish(columns.data()) & keys.Finish(&columns[1]) & tallies.Finish(&columns[2]);
        if (!status.ok())
            return arrowError(status, m_source);
        return m_sort.add(arrow::RecordBatch::Make(schema, columns.front()->length(), columns));
    };
    for (const GroupTable::Group& group : *groups) {
        packed.clear();
        for (std::size_t i = 0; i < m_aggregates.size(); ++i)
            packTally(group.tallies[i], packed);
        const auto status = heads.Append(keyHead(group.key)) & keys.Append(group.key) & tallies.Append(packed);
        if (!status.ok())
            return arrowError(status, m_source);
        if (heads.length() < rowsAtOnce && keys.value_data_length() + tallies.value_data_length() < mostTextBytes)
            continue;
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    m_spilled += groups->size();
    m_table.clear();
    return heads.length() > 0 ? flush() : Result<void>();
}

Result<void> Grouping::drain(const WorkProgress& done, const RowSort::Take& take) {
    // All rows are one group, also where there are none.
    if (m_keys == 0 && m_spilled == 0 && m_table.find({}) == nullptr)
        return noRoom();
    Output output(*this, take);
    if (m_spilled == 0) {
        if (auto drained = drainMemory(output, done); !drained)
            return drained;
    } else {
        if (auto spilled = spill(); !spilled)
            return spilled;
        if (auto drained = drainRuns(output, done); !drained)
            return drained;
    }
    return output.flush();
}

Result<void> Grouping::drainMemory(Output& output, const WorkProgress& done) {
    const auto groups = m_table.groups(true);
    if (!groups)
        return groups.error();
    std::int64_t row = 0;
    for (const GroupTable::Group& group : *groups) {
        if (row++ % rowsAtOnce == 0)
            if (auto on = m_work.mayGoOn(done); !on)
                return on;
        if (auto added = output.add(group.key, group.tallies); !added)
            return added;
    }
    m_table.clear();
    return {};
}

Result<void> Grouping::drainRuns(Output& output, const WorkProgress& done) {
    HeldTexts texts;
    std::string key;
    bool any = false;
    std::vector<Tally> tallies;
    const auto take = [&](const std::shared_ptr<arrow::RecordBatch>& page) -> Result<void> {
        const auto& keys = static_cast<const arrow::StringArray&>(*page->column(1));
        const auto& packed = static_cast<const arrow::StringArray&>(*page->column(2));
        for (std::int64_t row = 0; row < page->num_rows(); ++row) {
            if (!any || keys.GetView(row) != key) {
                if (any)
                    if (auto added = output.add(key, tallies.data()); !added)
                        return added;
                any = true;
                key = keys.GetView(row);
                tallies.assign(m_aggregates.size(), {});
                texts.clear();
            }
            std::string_view bytes = packed.GetView(row);
            for (std::size_t i = 0; i < m_aggregates.size(); ++i)
                m_aggregates[i].merge(tallies[i], unpackTally(bytes), texts);
        }
        return {};
    };
    if (auto drained = m_sort.drain(done, take); !drained)
        return drained;
    return any ? output.add(key, tallies.data()) : Result<void>();
}

} // namespace ledgerloom
