#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// What a file of customers can tell. The names are those of the customers table; columnOf() knows others, too.
enum class CustomerColumn : std::uint8_t {
    id,
    state,
    city,
    name,
    cpf,
    email,
    phone,
    birthDate,
    income,
    profile,
    creditScore,
    bank,
};
inline constexpr std::size_t customerColumnCount = 12;
inline constexpr std::array<std::string_view, customerColumnCount> customerColumnNames{
    "customer_id",   "estado",      "cidade",          "nome",         "cpf",
    "email",         "telefone",    "data_nascimento", "renda_mensal", "perfil_comportamental",
    "score_credito", "banco_codigo"};

constexpr std::string_view nameOf(CustomerColumn column) {
    return customerColumnNames[static_cast<std::size_t>(column)];
}

/// A name that stands for a column; of two names for one column that of the lower rank is meant.
struct NamedColumn {
    CustomerColumn column = CustomerColumn::id;
    std::size_t rank = 0;
};

/// Reads a column's name: case, accents and what joins the words do not matter, and a nested "endereco.cidade" is the
/// same as "endereco_cidade". Empty for names that mean none of the columns.
std::optional<NamedColumn> columnOf(std::string_view name);

/// Which field of a file's rows each column is, and what was left over.
class ColumnMap {
public:
    /// `field` is the place in a row; a better name for the same column takes the earlier one's place.
    void add(std::string_view name, std::size_t field);
    std::optional<std::size_t> fieldOf(CustomerColumn column) const {
        return m_fields[static_cast<std::size_t>(column)];
    }
    bool has(CustomerColumn column) const { return fieldOf(column).has_value(); }
    /// Names that are used, and those that are not (the first hundred), as they stand in the file.
    std::vector<std::string> used() const;
    const std::vector<std::string>& unused() const { return m_unused; }

private:
    void leaveOut(std::string_view name);

    std::array<std::optional<std::size_t>, customerColumnCount> m_fields{};
    std::array<std::size_t, customerColumnCount> m_ranks{};
    std::array<std::string, customerColumnCount> m_names;
    std::vector<std::string> m_unused;
};

} // namespace ledgerloom
