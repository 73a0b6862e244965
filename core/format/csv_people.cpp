#include "core/format/csv_people.h"

#include "core/format/csv_text.h"
#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

namespace ledgerloom {

namespace {

/// A value and the comma behind it.
char* putValue(char* out, std::string_view text) {
    out = putCsvText(out, text);
    *out = ',';
    return out + 1;
}

char* comma(char* out) {
    *out = ',';
    return out + 1;
}

} // namespace

CsvPeople::CsvPeople(const Population& population)
    : m_population(population), m_identities(population), m_values(population.reference(), population.plan().schema) {}

char* CsvPeople::writeCustomer(const Customer& customer, char* out) {
    m_identities.fill(customer, m_identity);
    return putAccount(customer, putPerson(customer, out));
}

char* CsvPeople::putPerson(const Customer& c, char* out) {
    const Reference& reference = m_population.reference();
    const Identity& who = m_identity;
    out = comma(putCustomerId(out, m_population, c.index));
    out = putValue(out, who.name);
    out = comma(putCpf(out, who.cpf));
    out = putValue(out, who.email);
    out = comma(putPhone(out, who.phone));
    out = comma(putDate(out, c.birthDate));
    out = putValue(out, who.street);
    out = putValue(out, who.neighbourhood);
    out = putValue(out, who.city);
    out = putValue(out, reference.states[c.state].uf);
    return comma(putCep(out, who.cep));
}

char* CsvPeople::putAccount(const Customer& c, char* out) {
    const Reference& reference = m_population.reference();
    const Identity& who = m_identity;
    out = comma(putCentesimal(out, static_cast<std::uint64_t>(c.incomeCents)));
    out = putValue(out, m_values.professions[c.profession]);
    out = comma(m_created.put(out, who.accountCreatedUs));
    out = putValue(out, m_values.accountTypes[who.accountType]);
    out = putValue(out, m_values.accountStatuses[who.accountStatus]);
    out = comma(putCentesimal(out, static_cast<std::uint64_t>(who.creditLimitCents)));
    out = comma(putNumber(out, who.creditScore));
    out = putValue(out, m_values.riskLevels[who.riskLevel]);
    out = putValue(out, reference.banks[c.bank].code);
    out = putValue(out, reference.banks[c.bank].name);
    const std::uint64_t account = m_population.accountOf(c);
    out = comma(putBranch(out, account));
    out = comma(putAccountNumber(out, account));
    if (m_population.plan().profiles)
        out = putCsvText(out, m_population.profiles()[c.profile].name);
    *out = '\n';
    return out + 1;
}

char* CsvPeople::writeDevice(const DeviceRow& row, char* out) const {
    const Device& device = row.device;
    const DeviceModel& model = m_population.reference().deviceModels[device.model];
    out = comma(putTwelve(put(out, std::string_view("DEV_")), device.number));
    out = comma(putCustomerId(out, m_population, row.customer));
    out = putValue(out, deviceKindNames[device.kind]);
    out = putValue(out, model.maker);
    out = putValue(out, model.model);
    out = putValue(out, model.systems[device.system]);
    const std::uint64_t print = keyOf(device.number, EntityKind::device, 7);
    out = comma(putHex16(putHex16(out, print), mix64(print + 1)));
    out = comma(putDate(out, device.firstUse));
    out = putValue(out, device.trusted ? "true" : "false");
    out = putCsvText(out, device.rooted ? "true" : "false");
    *out = '\n';
    return out + 1;
}

} // namespace ledgerloom
