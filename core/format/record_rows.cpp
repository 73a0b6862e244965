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

std::vector<std::string> categoriesOf(std::string_view column, const Reference& reference) {
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
                          ? names.values(column.name, categoriesOf(column.name, reference))
                          : std::vector<std::string>());
    return all;
}

char* putEpisodeId(char* out, const EpisodeId& id) {
    return putFifteen(put(out, "EPI_"), id.customer * 1'000 + id.number);
}

char* putPayerAccount(char* out, const Credit& credit, const Population& population) {
    const auto write = [&](std::size_t bank, std::uint64_t account) {
        out = put(out, population.reference().banks[bank].code);
        *out++ = '/';
        out = putBranch(out, account);
        *out++ = '/';
        return putAccountNumber(out, account);
    };
    if (credit.payer == Credit::nobody) {
        const Payee payee = population.outsidePayee(credit.outsider, false);
        return write(payee.bank, payee.account);
    }
    const Customer payer = population.accountHolder(credit.payer);
    return write(payer.bank, population.accountOf(payer));
}

char* putActorId(char* out, std::string_view prefix, std::uint64_t key) {
    char digits[16];
    putHex16(digits, mix64(key));
    return std::copy(digits, digits + 12, put(out, prefix));
}

} // namespace ledgerloom
