#include "core/format/arrow/arrow_people.h"

#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

namespace ledgerloom {

namespace {

constexpr std::size_t mostTextBytes = 256;

template <class List, class Member> std::vector<std::string> textsOf(const List& list, Member member) {
    std::vector<std::string> found;
    found.reserve(list.size());
    for (const auto& item : list)
        found.emplace_back(item.*member);
    return found;
}

template <class Names> std::vector<std::string> texts(const Names& names) {
    return {std::begin(names), std::end(names)};
}

std::vector<std::string> systemsOf(const Reference& reference) {
    std::vector<std::string> systems;
    for (const DeviceModel& model : reference.deviceModels)
        systems.insert(systems.end(), model.systems.begin(), model.systems.end());
    return systems;
}

void one(CategoryColumn& column, std::size_t index) {
    column.append(1, [index](std::size_t) { return index; });
}

template <class T> void one(FixedColumn<T>& column, T given) {
    column.append(1, [given](std::size_t, T& value) {
        value = given;
        return true;
    });
}

void one(BooleanColumn& column, bool given) {
    column.append(1, [given](std::size_t, bool& value) {
        value = given;
        return true;
    });
}

template <class Write> void write(TextColumn& column, const Write& writeText) {
    column.append(1, mostTextBytes, [&](std::size_t, char* out) { return writeText(out); });
}

void one(TextColumn& column, std::string_view text) {
    write(column, [text](char* out) { return put(out, text.substr(0, mostTextBytes)); });
}

double hundredths(std::int64_t value) {
    return static_cast<double>(value) / 100.0;
}

} // namespace

ArrowCustomers::ArrowCustomers(const Plan& plan, const Population& population, arrow::MemoryPool* pool,
                               std::size_t capacity)
    : ArrowRows(Table::customers, plan, pool, capacity),
      m_population(population),
      m_identities(population),
      m_values(population.reference(), plan.schema),
      m_customer(text()),
      m_name(text()),
      m_cpf(text()),
      m_email(text()),
      m_phone(text()),
      m_birth(date()),
      m_street(text()),
      m_neighbourhood(text()),
      m_cityName(plan.importedCustomers ? &text() : nullptr),
      m_city(plan.importedCustomers ? nullptr : &category(textsOf(population.reference().cities, &City::name))),
      m_state(category(textsOf(population.reference().states, &State::uf))),
      m_cep(text()),
      m_income(number()),
      m_profession(category(m_values.professions)),
      m_created(timestamp()),
      m_accountType(category(m_values.accountTypes)),
      m_accountStatus(category(m_values.accountStatuses)),
      m_limit(number()),
      m_score(integer()),
      m_risk(category(m_values.riskLevels)),
      m_bankCode(category(textsOf(population.reference().banks, &Bank::code))),
      m_bankName(category(textsOf(population.reference().banks, &Bank::name))),
      m_branch(text()),
      m_account(text()),
      m_profile(category(textsOf(population.profiles(), &Profile::name))) {}

void ArrowCustomers::append(std::span<const Customer> customers) {
    for (const Customer& customer : customers) {
        m_identities.fill(customer, m_identity);
        appendPerson(customer);
        appendAccount(customer);
    }
    appended(customers.size());
}

void ArrowCustomers::appendPerson(const Customer& c) {
    const Identity& who = m_identity;
    write(m_customer, [&](char* out) { return putCustomerId(out, m_population, c.index); });
    one(m_name, who.name);
    write(m_cpf, [&](char* out) { return putCpf(out, who.cpf); });
    one(m_email, who.email);
    write(m_phone, [&](char* out) { return putPhone(out, who.phone); });
    one(m_birth, c.birthDate);
    one(m_street, who.street);
    one(m_neighbourhood, who.neighbourhood);
    if (m_cityName != nullptr)
        one(*m_cityName, who.city);
    else
        one(*m_city, c.cell.city);
    one(m_state, c.state);
    write(m_cep, [&](char* out) { return putCep(out, who.cep); });
}

void ArrowCustomers::appendAccount(const Customer& c) {
    const Identity& who = m_identity;
    one(m_income, hundredths(c.incomeCents));
    one(m_profession, c.profession);
    one(m_created, who.accountCreatedUs);
    one(m_accountType, who.accountType);
    one(m_accountStatus, who.accountStatus);
    one(m_limit, hundredths(who.creditLimitCents));
    one(m_score, static_cast<std::int32_t>(who.creditScore));
    one(m_risk, who.riskLevel);
    one(m_bankCode, c.bank);
    one(m_bankName, c.bank);
    const std::uint64_t account = m_population.accountOf(c);
    write(m_branch, [&](char* out) { return putBranch(out, account); });
    write(m_account, [&](char* out) { return putAccountNumber(out, account); });
    one(m_profile, m_population.plan().profiles ? c.profile : SIZE_MAX);
}

ArrowDevices::ArrowDevices(const Plan& plan, const Population& population, arrow::MemoryPool* pool,
                           std::size_t capacity)
    : ArrowRows(Table::devices, plan, pool, capacity),
      m_population(population),
      m_reference(population.reference()),
      m_device(text()),
      m_customer(text()),
      m_kind(category(texts(deviceKindNames))),
      m_maker(category(textsOf(m_reference.deviceModels, &DeviceModel::maker))),
      m_model(category(textsOf(m_reference.deviceModels, &DeviceModel::model))),
      m_system(category(systemsOf(m_reference))),
      m_fingerprint(text()),
      m_firstUse(date()),
      m_trusted(boolean()),
      m_rooted(boolean()) {
    std::size_t systems = 0;
    for (const DeviceModel& model : m_reference.deviceModels) {
        m_firstSystem.push_back(systems);
        systems += model.systems.size();
    }
}

void ArrowDevices::append(std::span<const DeviceRow> devices) {
    for (const DeviceRow& row : devices)
        appendOne(row);
    appended(devices.size());
}

void ArrowDevices::appendOne(const DeviceRow& row) {
    const Device& device = row.device;
    write(m_device, [&](char* out) { return putTwelve(put(out, "DEV_"), device.number); });
    write(m_customer, [&](char* out) { return putCustomerId(out, m_population, row.customer); });
    one(m_kind, device.kind);
    one(m_maker, device.model);
    one(m_model, device.model);
    one(m_system, m_firstSystem[device.model] + device.system);
    const std::uint64_t print = keyOf(device.number, EntityKind::device, 7);
    write(m_fingerprint, [&](char* out) { return putHex16(putHex16(out, print), mix64(print + 1)); });
    one(m_firstUse, device.firstUse);
    one(m_trusted, device.trusted);
    one(m_rooted, device.rooted);
}

} // namespace ledgerloom
