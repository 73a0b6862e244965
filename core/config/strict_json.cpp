#include "core/config/strict_json.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace ledgerloom {

namespace {

using Json = nlohmann::json;

/// Gathers entries and stops at the first thing that is not allowed. The base class's virtual functions fix names
/// and signatures.
class Reader : public nlohmann::json_sax<Json> {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::vector<JsonEntry> entries;
    std::string problem;

    bool null() override { return add({JsonScalar::Type::null}); }
    bool boolean(bool value) override { return add({JsonScalar::Type::boolean, value}); }
    bool number_integer(number_integer_t value) override {
        return add({JsonScalar::Type::integer, false, std::to_string(value)});
    }
    bool number_unsigned(number_unsigned_t value) override {
        return add({JsonScalar::Type::integer, false, std::to_string(value)});
    }
    bool number_float(number_float_t, const string_t& written) override {
        return add({JsonScalar::Type::decimal, false, written});
    }
    bool string(string_t& value) override { return add({JsonScalar::Type::string, false, value}); }
    bool binary(binary_t&) override { return refuse("binary values are not JSON"); }

    bool start_object(std::size_t) override {
        if (m_open.size() >= deepestJson)
            return refuse(place() + " is nested more than " + std::to_string(deepestJson) + " deep");
        m_open.push_back({path(), {}});
        m_key.clear();
        return true;
    }
    bool key(string_t& value) override {
        m_key = value;
        if (value.empty() || value.find('.') != std::string::npos)
            return refuse(place() + " is not a known key");
        if (!m_open.back().seen.insert(value).second)
            return refuse(place() + " is given twice; keep one of them");
        return true;
    }
    bool end_object() override {
        m_open.pop_back();
        return true;
    }
    bool start_array(std::size_t) override { return refuse(place() + " must not be a list"); }
    bool end_array() override { return true; }

    bool parse_error(std::size_t position, const std::string& token, const Json::exception& error) override {
        if (error.id == 406)
            return refuse(place() + " is a number too large to read, " + quotedText(token));
        // The position counts what was read, the offending byte included.
        const std::string_view before = m_text.substr(0, position == 0 ? 0 : position - 1);
        const auto line = std::ranges::count(before, '\n') + 1;
        const std::size_t start = before.rfind('\n');
        const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
        return refuse("it is not valid JSON at line " + std::to_string(line) + ", column " + std::to_string(column) +
                      (token.empty() ? "" : ", near " + quotedText(token)));
    }

private:
    struct Object {
        std::string path;
        std::set<std::string, std::less<>> seen;
    };

    /// Of the member that is being read.
    std::string path() const {
        if (m_open.empty())
            return {};
        return m_open.back().path.empty() ? m_key : m_open.back().path + "." + m_key;
    }
    std::string place() const { return m_open.empty() ? "the file" : quotedText(path()); }

    bool add(JsonScalar value) {
        if (m_open.empty())
            return refuse("the file must hold one object, { ... }");
        entries.push_back({path(), std::move(value)});
        return true;
    }
    bool refuse(std::string why) {
        problem = std::move(why);
        return false;
    }

    std::string_view m_text;
    std::vector<Object> m_open;
    std::string m_key;
};

} // namespace

Result<std::vector<JsonEntry>> readStrictJson(std::string_view text, std::string_view source) {
    const auto refuse = [source](const std::string& why) {
        return Error{ErrorCode::badInput, std::string(source) + ": " + why + "."};
    };
    if (text.size() > longestJson)
        return refuse("it has " + std::to_string(text.size()) + " bytes; at most 1 MiB is read");
    Reader reader(text);
    if (!Json::sax_parse(text, &reader, Json::input_format_t::json, true))
        return refuse(reader.problem);
    return std::move(reader.entries);
}

} // namespace ledgerloom
