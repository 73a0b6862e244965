#include "core/format/jsonl_people.h"

#include "core/base/civil_time.h"
#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::string_view riskLevels[] = {"BAIXO", "MEDIO", "ALTO"};
constexpr std::string_view accountTypes[] = {"CORRENTE", "POUPANCA", "DIGITAL"};
constexpr std::string_view accountStatuses[] = {"ATIVA", "BLOQUEADA", "INATIVA"};

/// A text of any length: these rows are few.
char* put(char* out, std::string_view text) {
    return std::copy(text.begin(), text.end(), out);
}

char* putDate(char* out, std::int32_t day) {
    const CivilDate date = civilFromDays(day);
    putFour(out, static_cast<std::uint32_t>(date.year));
    out[4] = '-';
    putPair(out + 5, static_cast<std::uint32_t>(date.month));
    out[7] = '-';
    putPair(out + 8, static_cast<std::uint32_t>(date.day));
    return out + 10;
}

/// "123.456.789-09".
char* putCpf(char* out, std::uint64_t cpf) {
    const auto three = [](char* at, std::uint64_t value) {
        at[0] = static_cast<char>('0' + value / 100 % 10);
        putPair(at + 1, static_cast<std::uint32_t>(value % 100));
    };
    three(out, cpf / 100'000'000);
    out[3] = '.';
    three(out + 4, cpf / 100'000 % 1000);
    out[7] = '.';
    three(out + 8, cpf / 100 % 1000);
    out[11] = '-';
    putPair(out + 12, static_cast<std::uint32_t>(cpf % 100));
    return out + 14;
}

/// "(11) 98765-4321", a land line "(11) 3456-7890".
char* putPhone(char* out, std::uint64_t phone) {
    const bool landLine = phone < firstMobileNumber;
    *out++ = '(';
    putPair(out, static_cast<std::uint32_t>(phone / (landLine ? 100'000'000 : 1'000'000'000)));
    out = put(out + 2, std::string_view(") "));
    if (!landLine)
        *out++ = static_cast<char>('0' + phone / 100'000'000 % 10);
    putFour(out, static_cast<std::uint32_t>(phone / 10'000 % 10'000));
    out[4] = '-';
    putFour(out + 5, static_cast<std::uint32_t>(phone % 10'000));
    return out + 9;
}

/// "01310-100".
char* putCep(char* out, std::uint32_t cep) {
    out[0] = static_cast<char>('0' + cep / 10'000'000);
    putFour(out + 1, cep / 1000 % 10'000);
    out[5] = '-';
    out[6] = static_cast<char>('0' + cep / 100 % 10);
    putPair(out + 7, cep % 100);
    return out + 9;
}

char* putField(char* out, std::string_view name, std::string_view text) {
    out = put(out, std::string_view(",\""));
    out = put(out, name);
    out = put(out, std::string_view("\":\""));
    // Only imported texts may hold a quote or a backslash; control characters none.
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            *out++ = '\\';
        *out++ = letter;
    }
    *out = '"';
    return out + 1;
}

char* putName(char* out, std::string_view name) {
    out = put(out, std::string_view(",\""));
    out = put(out, name);
    return put(out, std::string_view("\":"));
}

} // namespace

JsonlPeople::JsonlPeople(const Population& population) : m_population(population), m_identities(population) {}

char* JsonlPeople::writeCustomer(const Customer& c, char* out) {
    const Reference& reference = m_population.reference();
    m_identities.fill(c, m_identity);
    const Identity& who = m_identity;
    out = putCustomerId(put(out, std::string_view("{\"customer_id\":\"")), m_population, c.index);
    *out++ = '"';
    out = putField(out, "nome", who.name);
    out = putCpf(put(out, std::string_view(",\"cpf\":\"")), who.cpf);
    *out++ = '"';
    out = putField(out, "email", who.email);
    out = putPhone(put(out, std::string_view(",\"telefone\":\"")), who.phone);
    out = putDate(put(out, std::string_view("\",\"data_nascimento\":\"")), c.birthDate);
    out = put(out, std::string_view("\",\"endereco\":{\"logradouro\":\""));
    out = put(out, who.street);
    *out++ = '"';
    out = putField(out, "bairro", who.neighbourhood);
    out = putField(out, "cidade", who.city);
    out = putField(out, "estado", reference.states[c.state].uf);
    out = putCep(put(out, std::string_view(",\"cep\":\"")), who.cep);
    out = put(out, std::string_view("\"}"));
    out = putCentesimal(putName(out, "renda_mensal"), static_cast<std::uint64_t>(c.incomeCents));
    out = putField(out, "profissao", reference.professions[c.profession].name);
    out = m_created.put(put(out, std::string_view(",\"conta_criada_em\":\"")), who.accountCreatedUs);
    *out++ = '"';
    out = putField(out, "tipo_conta", accountTypes[who.accountType]);
    out = putField(out, "status_conta", accountStatuses[who.accountStatus]);
    out = putCentesimal(putName(out, "limite_credito"), static_cast<std::uint64_t>(who.creditLimitCents));
    out = putNumber(putName(out, "score_credito"), who.creditScore);
    out = putField(out, "nivel_risco", riskLevels[who.riskLevel]);
    out = putField(out, "banco_codigo", reference.banks[c.bank].code);
    out = putField(out, "banco_nome", reference.banks[c.bank].name);
    const std::uint64_t account = m_population.accountOf(c);
    out = putBranch(put(out, std::string_view(",\"agencia\":\"")), account);
    out = putAccountNumber(put(out, std::string_view("\",\"numero_conta\":\"")), account);
    *out++ = '"';
    if (m_population.plan().profiles)
        out = putField(out, "perfil_comportamental", m_population.profiles()[c.profile].name);
    else
        out = put(putName(out, "perfil_comportamental"), std::string_view("null"));
    return put(out, std::string_view("}\n"));
}

char* JsonlPeople::writeDevice(const Customer& customer, const Device& device, char* out) const {
    const DeviceModel& model = m_population.reference().deviceModels[device.model];
    out = put(out, std::string_view("{\"device_id\":\"DEV_"));
    out = putTwelve(out, device.number);
    out = putCustomerId(put(out, std::string_view("\",\"customer_id\":\"")), m_population, customer.index);
    *out++ = '"';
    out = putField(out, "tipo", deviceKindNames[device.kind]);
    out = putField(out, "fabricante", model.maker);
    out = putField(out, "modelo", model.model);
    out = putField(out, "sistema_operacional", model.systems[device.system]);
    const std::uint64_t print = keyOf(device.number, EntityKind::device, 7);
    out = putHex16(putHex16(put(out, std::string_view(",\"fingerprint\":\"")), print), mix64(print + 1));
    out = putDate(put(out, std::string_view("\",\"primeiro_uso\":\"")), device.firstUse);
    out = put(out, device.trusted ? std::string_view("\",\"is_trusted\":true")
                                  : std::string_view("\",\"is_trusted\":false"));
    return put(out, device.rooted ? std::string_view(",\"is_rooted_jailbroken\":true}\n")
                                  : std::string_view(",\"is_rooted_jailbroken\":false}\n"));
}

} // namespace ledgerloom
