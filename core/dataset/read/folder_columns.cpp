#include "core/dataset/read/folder_columns.h"

#include "core/base/text.h"
#include "core/dataset/read/cell_value.h"
#include "core/dataset/table_schema.h"

#include <arrow/array/util.h>
#include <arrow/scalar.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

namespace ledgerloom {

namespace {

constexpr std::string_view noValue = "__HIVE_DEFAULT_PARTITION__";

/// "%20" and the like are single characters; what is no UTF-8 then stays as it stands.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const bool code = text[i] == '%' && i + 2 < text.size() &&
                          std::from_chars(&text[i + 1], &text[i + 1] + 2, value, 16).ptr == &text[i + 1] + 2;
        plain += code ? static_cast<char>(value) : text[i];
        i += code ? 2 : 0;
    }
    return isUtf8(plain) ? plain : std::string(text);
}

/// Of a path below the root.
std::vector<std::pair<std::string, std::string>> valuesOf(std::string_view path, std::size_t rootSize) {
    std::vector<std::pair<std::string, std::string>> values;
    path.remove_prefix(std::min(rootSize, path.size()));
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        const std::string_view folder = path.substr(0, slash);
        if (const std::size_t equals = folder.find('='); equals != std::string_view::npos && equals > 0)
            values.emplace_back(unescaped(folder.substr(0, equals)), unescaped(folder.substr(equals + 1)));
        path.remove_prefix(slash + 1);
    }
    return values;
}

std::optional<std::int64_t> integerOf(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

std::shared_ptr<arrow::Scalar> scalarOf(const std::string& text, const std::shared_ptr<arrow::DataType>& type) {
    if (text == noValue)
        return arrow::MakeNullScalar(type);
    if (type->id() == arrow::Type::DATE32)
        return std::make_shared<arrow::Date32Scalar>(readDay(text).value_or(0));
    if (type->id() == arrow::Type::INT64)
        return std::make_shared<arrow::Int64Scalar>(integerOf(text).value_or(0));
    return std::make_shared<arrow::StringScalar>(text);
}

} // namespace

FolderColumns::FolderColumns(const std::string& root, const std::vector<std::string>& paths,
                             const arrow::Schema& stored, Own own)
    : m_root(root) {
    if (root.empty() || (own == Own::leftOut && schemaOf(stored.field_names()) != nullptr))
        return;
    struct Seen {
        bool any = false;
        bool days = true;
        bool integers = true;
    };
    std::map<std::string, Seen> seen;
    std::vector<std::string> order;
    for (const std::string& path : paths)
        for (const auto& [name, value] : valuesOf(path, root.size())) {
            if (stored.GetFieldIndex(name) >= 0)
                continue;
            if (seen.find(name) == seen.end())
                order.push_back(name);
            Seen& column = seen[name];
            column.any = column.any || value != noValue;
            column.days = column.days && (value == noValue || readDay(value));
            column.integers = column.integers && (value == noValue || integerOf(value));
        }
    for (const std::string& name : order)
        m_fields.push_back(arrow::field(name, !seen[name].any       ? arrow::utf8()
                                              : seen[name].days     ? arrow::date32()
                                              : seen[name].integers ? arrow::int64()
                                                                    : arrow::utf8()));
}

FolderColumns FolderColumns::without(const arrow::Schema& stored) const {
    FolderColumns rest;
    rest.m_root = m_root;
    for (const auto& field : m_fields)
        if (stored.GetFieldIndex(field->name()) < 0)
            rest.m_fields.push_back(field);
    return rest;
}

std::shared_ptr<arrow::Schema> FolderColumns::with(const std::shared_ptr<arrow::Schema>& stored) const {
    if (empty())
        return stored;
    arrow::FieldVector fields = stored->fields();
    fields.insert(fields.end(), m_fields.begin(), m_fields.end());
    return arrow::schema(fields, stored->metadata());
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>> FolderColumns::with(const std::shared_ptr<arrow::Schema>& schema,
                                                                       const std::shared_ptr<arrow::RecordBatch>& rows,
                                                                       const std::string& path,
                                                                       arrow::MemoryPool* pool) const {
    const auto values = valuesOf(path, m_root.size());
    arrow::ArrayVector columns = rows->columns();
    for (const auto& field : m_fields) {
        const auto found =
            std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == field->name(); });
        const auto scalar = scalarOf(found == values.end() ? std::string(noValue) : found->second, field->type());
        ARROW_ASSIGN_OR_RAISE(auto column, arrow::MakeArrayFromScalar(*scalar, rows->num_rows(), pool));
        columns.push_back(std::move(column));
    }
    return arrow::RecordBatch::Make(schema, rows->num_rows(), std::move(columns));
}

} // namespace ledgerloom
