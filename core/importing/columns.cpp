#include "core/importing/columns.h"

#include "core/base/text.h"

#include <algorithm>

namespace ledgerloom {

namespace {

struct Synonyms {
    CustomerColumn column{};
    std::array<std::string_view, 7> names; ///< the best first
};

using enum CustomerColumn;
constexpr std::array<Synonyms, customerColumnCount> synonyms{{
    {id, {"customer_id", "id", "id_cliente", "cliente_id", "codigo_cliente", "customer", "cliente"}},
    {state, {"estado", "endereco_estado", "uf", "state", "state_code", "address_state", "endereco_uf"}},
    {city, {"cidade", "endereco_cidade", "municipio", "city", "address_city", "endereco_municipio"}},
    {name, {"nome", "nome_completo", "nome_cliente", "name", "full_name", "customer_name"}},
    {cpf, {"cpf", "cpf_cliente", "tax_id", "documento", "document"}},
    {email, {"email", "e_mail", "email_address", "endereco_email"}},
    {phone, {"telefone", "celular", "telefone_celular", "phone", "phone_number", "mobile"}},
    {birthDate,
     {"data_nascimento", "data_de_nascimento", "nascimento", "birth_date", "date_of_birth", "birthdate", "dob"}},
    {income, {"renda_mensal", "renda", "salario", "monthly_income", "income", "salary"}},
    {profile, {"perfil_comportamental", "perfil", "behavioural_profile", "behavioral_profile", "profile"}},
    {creditScore, {"score_credito", "score_de_credito", "credit_score", "score"}},
    {bank, {"banco_codigo", "codigo_banco", "codigo_do_banco", "bank_code", "banco", "bank"}},
}};

constexpr std::size_t mostUnusedTold = 100;

} // namespace

std::optional<NamedColumn> columnOf(std::string_view name) {
    const std::string wanted = foldedText(name);
    if (wanted.empty())
        return std::nullopt;
    for (const Synonyms& one : synonyms) {
        const auto found = std::ranges::find(one.names, std::string_view(wanted));
        if (found != one.names.end())
            return NamedColumn{one.column, static_cast<std::size_t>(found - one.names.begin())};
    }
    return std::nullopt;
}

void ColumnMap::add(std::string_view name, std::size_t field) {
    const auto named = columnOf(name);
    if (!named) {
        leaveOut(name);
        return;
    }
    const auto at = static_cast<std::size_t>(named->column);
    if (m_fields[at] && m_ranks[at] <= named->rank) {
        leaveOut(name);
        return;
    }
    if (m_fields[at])
        leaveOut(m_names[at]);
    m_fields[at] = field;
    m_ranks[at] = named->rank;
    m_names[at] = name;
}

void ColumnMap::leaveOut(std::string_view name) {
    if (m_unused.size() < mostUnusedTold)
        m_unused.emplace_back(name);
}

std::vector<std::string> ColumnMap::used() const {
    std::vector<std::string> names;
    for (const std::string& one : m_names)
        if (!one.empty())
            names.push_back(one);
    return names;
}

} // namespace ledgerloom
