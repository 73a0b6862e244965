#include "core/format/record_rows.h"

#include "core/format/schema_names.h"

#include <algorithm>

namespace ledgerloom {

namespace {

template <class Names> std::vector<std::string> texts(const Names& names) {
    return {std::begin(names), std::end(names)};
}

std::vector<std::string> ofCategories(const Reference& reference, std::string MerchantCategory::*member) {
    std::vector<std::string> names;
    for (const MerchantCategory& category : reference.categories)
        names.push_back(category.*member);
    return names;
}

std::vector<std::string> banks(const Reference& reference) {
    std::vector<std::string> codes;
    for (const Bank& bank : reference.banks)
        codes.push_back(bank.code);
    return codes;
}

std::vector<std::string> states(const Reference& reference) {
    std::vector<std::string> all;
    for (const State& state : reference.states)
        all.push_back(state.uf);
    return all;
}

/// As conta_destino names it: "341/0001/12345-6".
char* putAccount(char* out, const AccountNumber& number, const Population& population) {
    out = put(out, population.reference().banks[number.bank].code);
    *out++ = '/';
    out = putBranch(out, number.account);
    *out++ = '/';
    return putAccountNumber(out, number.account);
}

std::vector<std::string> ofGraph(Table table, std::string_view column, const Reference& reference) {
    if (column == "kind")
        return table == Table::nodes ? texts(nodeKindNames) : texts(edgeKindNames);
    if (column == "tipo")
        return texts(paymentTypeNames);
    if (column == "status")
        return texts(paymentStatusNames);
    if (column == "fraud_role")
        return texts(fraudRoleNames);
    return column == "banco_codigo" ? banks(reference)
           : column == "estado"     ? states(reference)
                                    : std::vector<std::string>();
}

std::vector<std::string> categoriesOf(Table table, std::string_view column, const Reference& reference) {
    if (table == Table::nodes || table == Table::edges)
        if (auto names = ofGraph(table, column, reference); !names.empty())
            return names;
    if (column == "fraud_type")
        return texts(fraudTypeNames);
    if (column == "source")
        return texts(reportSourceNames);
    if (column == "tipo")
        return texts(creditKindNames);
    if (column == "modifier")
        return {"DEVICE_SPOOFING"};
    if (column == "role")
        return texts(episodeRoleNames);
    if (column == "scenario")
        return texts(scenarioNames);
    return ofCategories(reference, column == "mcc_code"         ? &MerchantCategory::code
                                   : column == "mcc_risk_level" ? &MerchantCategory::risk
                                                                : &MerchantCategory::name);
}

} // namespace

std::vector<std::vector<std::string>> recordCategories(Table table, const Plan& plan, const Reference& reference) {
    const SchemaNames& names = SchemaNames::of(plan.schema);
    std::vector<std::vector<std::string>> all;
    for (const Column& column : originalColumnsOf(table, plan))
        all.push_back(column.type == ColumnType::category
                          ? names.values(column.name, categoriesOf(table, column.name, reference))
                          : std::vector<std::string>());
    return all;
}

char* putEpisodeId(char* out, const EpisodeId& id) {
    return putFifteen(put(out, "EPI_"), id.customer * 1'000 + id.number);
}

char* putPayerAccount(char* out, const Credit& credit, const Population& population) {
    if (credit.payer == Credit::nobody)
        return putAccount(out, population.outsideAccount(credit.outsider), population);
    const Customer payer = population.accountHolder(credit.payer);
    return putAccount(out, {population.accountOf(payer), payer.bank}, population);
}

char* putNodeId(char* out, const NodeName& node, const Population& population) {
    switch (node.kind) {
    case NodeKind::customer:
        return putCustomerId(out, population, node.number);
    case NodeKind::device:
        return putTwelve(put(out, "DEV_"), node.number);
    case NodeKind::merchant:
        return putMerchantNumber(put(out, "MERCH_"), node.number);
    case NodeKind::account:
        break;
    }
    return putAccount(out, {node.number, node.bank}, population);
}

char* putActorId(char* out, std::string_view prefix, std::uint64_t key) {
    char digits[16];
    putHex16(digits, mix64(key));
    return std::copy(digits, digits + 12, put(out, prefix));
}

} // namespace ledgerloom
