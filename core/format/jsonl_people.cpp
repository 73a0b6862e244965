#include "core/format/jsonl_people.h"

#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

namespace ledgerloom {

namespace {

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

char* JsonlPeople::writeDevice(const DeviceRow& row, char* out) const {
    const Device& device = row.device;
    const DeviceModel& model = m_population.reference().deviceModels[device.model];
    out = put(out, std::string_view("{\"device_id\":\"DEV_"));
    out = putTwelve(out, device.number);
    out = putCustomerId(put(out, std::string_view("\",\"customer_id\":\"")), m_population, row.customer);
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
