#include "core/format/jsonl_people.h"

#include "core/format/columns.h"
#include "core/format/customer_id.h"
#include "core/format/document_writer.h"
#include "core/format/schema_names.h"

#include <string_view>
#include <utility>

namespace ledgerloom {

namespace {

/// What stands before the value of each column: braces of nested ones, comma, name, colon.
std::vector<std::string> keysOf(Table table, const Plan& plan) {
    std::vector<std::string> keys;
    std::string_view parent;
    for (const Column& column : columnsOf(table, plan)) {
        const std::size_t dot = column.name.find('.');
        const std::string_view nest = dot == std::string_view::npos ? "" : column.name.substr(0, dot);
        std::string key = parent.empty() || parent == nest ? "" : "}";
        key += keys.empty() ? '{' : ',';
        if (!nest.empty() && nest != parent)
            key.append("\"").append(nest).append("\":{");
        key.append("\"").append(nest.empty() ? column.name : column.name.substr(dot + 1)).append("\":");
        keys.push_back(std::move(key));
        parent = nest;
    }
    return keys;
}

char* putQuoted(char* out, std::string_view text) {
    *out++ = '"';
    // Only imported texts may hold a quote or a backslash; control characters none.
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            *out++ = '\\';
        *out++ = letter;
    }
    *out = '"';
    return out + 1;
}

/// A value that needs no escape, between quotes.
template <class Write> char* putBetweenQuotes(char* out, const Write& write) {
    *out++ = '"';
    out = write(out);
    *out = '"';
    return out + 1;
}

char* putBoolean(char* out, bool value) {
    return put(out, value ? std::string_view("true") : std::string_view("false"));
}

/// Writes a row value by value, each behind its key.
class Row {
public:
    Row(char* out, const std::vector<std::string>& keys) : m_out(out), m_key(keys.data()) {}

    void text(std::string_view value) { m_out = putQuoted(key(), value); }
    template <class Write> void written(const Write& write) { m_out = putBetweenQuotes(key(), write); }
    void money(std::int64_t cents) { m_out = putCentesimal(key(), static_cast<std::uint64_t>(cents)); }
    void integer(std::uint64_t value) { m_out = putNumber(key(), value); }
    void boolean(bool value) { m_out = putBoolean(key(), value); }
    void null() { m_out = put(key(), std::string_view("null")); }
    char* end() { return put(m_out, std::string_view("}\n")); }

private:
    char* key() { return put(m_out, std::string_view(*m_key++)); }

    char* m_out;
    const std::string* m_key;
};

} // namespace

JsonlPeople::JsonlPeople(const Population& population)
    : m_population(population),
      m_identities(population),
      m_values(population.reference(), population.plan().schema),
      m_customerKeys(keysOf(Table::customers, population.plan())),
      m_deviceKeys(keysOf(Table::devices, population.plan())) {}

char* JsonlPeople::writeCustomer(const Customer& c, char* out) {
    const Reference& reference = m_population.reference();
    m_identities.fill(c, m_identity);
    const Identity& who = m_identity;
    Row row(out, m_customerKeys);
    row.written([&](char* to) { return putCustomerId(to, m_population, c.index); });
    row.text(who.name);
    row.written([&](char* to) { return putCpf(to, who.cpf); });
    row.text(who.email);
    row.written([&](char* to) { return putPhone(to, who.phone); });
    row.written([&](char* to) { return putDate(to, c.birthDate); });
    row.text(who.street);
    row.text(who.neighbourhood);
    row.text(who.city);
    row.text(reference.states[c.state].uf);
    row.written([&](char* to) { return putCep(to, who.cep); });
    row.money(c.incomeCents);
    row.text(m_values.professions[c.profession]);
    row.written([&](char* to) { return m_created.put(to, who.accountCreatedUs); });
    row.text(m_values.accountTypes[who.accountType]);
    row.text(m_values.accountStatuses[who.accountStatus]);
    row.money(who.creditLimitCents);
    row.integer(who.creditScore);
    row.text(m_values.riskLevels[who.riskLevel]);
    row.text(reference.banks[c.bank].code);
    row.text(reference.banks[c.bank].name);
    const std::uint64_t account = m_population.accountOf(c);
    row.written([&](char* to) { return putBranch(to, account); });
    row.written([&](char* to) { return putAccountNumber(to, account); });
    if (m_population.plan().profiles)
        row.text(m_population.profiles()[c.profile].name);
    else
        row.null();
    return row.end();
}

char* JsonlPeople::writeDevice(const DeviceRow& made, char* out) const {
    const Device& device = made.device;
    const DeviceModel& model = m_population.reference().deviceModels[device.model];
    Row row(out, m_deviceKeys);
    row.written([&](char* to) { return putTwelve(put(to, std::string_view("DEV_")), device.number); });
    row.written([&](char* to) { return putCustomerId(to, m_population, made.customer); });
    row.text(deviceKindNames[device.kind]);
    row.text(model.maker);
    row.text(model.model);
    row.text(model.systems[device.system]);
    const std::uint64_t print = keyOf(device.number, EntityKind::device, 7);
    row.written([&](char* to) { return putHex16(putHex16(to, print), mix64(print + 1)); });
    row.written([&](char* to) { return putDate(to, device.firstUse); });
    row.boolean(device.trusted);
    row.boolean(device.rooted);
    return row.end();
}

} // namespace ledgerloom
