#include "core/format/columns.h"

#include "core/format/schema_names.h"

#include <algorithm>
#include <span>

namespace ledgerloom {

namespace {

using enum ColumnType;

constexpr Column customerColumns[] = {
    {"customer_id", text, false, "id"},
    {"nome", text, false, "id"},
    {"cpf", text, false, "id"},
    {"email", text, false, "id"},
    {"telefone", text, false, "id"},
    {"data_nascimento", date, false, "feature"},
    {"endereco.logradouro", text, false, "feature"},
    {"endereco.bairro", text, false, "feature"},
    {"endereco.cidade", category, false, "feature"},
    {"endereco.estado", category, false, "feature"},
    {"endereco.cep", text, false, "feature"},
    {"renda_mensal", number, false, "feature"},
    {"profissao", category, false, "feature"},
    {"conta_criada_em", timestamp, false, "time"},
    {"tipo_conta", category, false, "feature"},
    {"status_conta", category, false, "feature"},
    {"limite_credito", number, false, "feature"},
    {"score_credito", integer, false, "feature"},
    {"nivel_risco", category, false, "feature"},
    {"banco_codigo", category, false, "feature"},
    {"banco_nome", category, false, "feature"},
    {"agencia", text, false, "id"},
    {"numero_conta", text, false, "id"},
    {"perfil_comportamental", category, false, "feature"},
};

constexpr Column deviceColumns[] = {
    {"device_id", text, false, "id"},          {"customer_id", text, false, "id"},
    {"tipo", category, false, "feature"},      {"fabricante", category, false, "feature"},
    {"modelo", category, false, "feature"},    {"sistema_operacional", category, false, "feature"},
    {"fingerprint", text, false, "id"},        {"primeiro_uso", date, false, "time"},
    {"is_trusted", boolean, false, "feature"}, {"is_rooted_jailbroken", boolean, false, "feature"},
};

constexpr Column transactionColumns[] = {
    {"transaction_id", text, false, "id"},
    {"customer_id", text, false, "id"},
    {"session_id", text, false, "id"},
    {"device_id", text, true, "id"},
    {"timestamp", timestamp, false, "time"},
    {"tipo", category, false, "feature"},
    {"valor", number, false, "feature"},
    {"moeda", category, false, "feature"},
    {"canal", category, true, "feature"},
    {"ip_address", text, true, "feature"},
    {"geolocalizacao_lat", number, true, "feature"},
    {"geolocalizacao_lon", number, true, "feature"},
    {"merchant_id", text, true, "id"},
    {"merchant_name", text, true, "feature"},
    {"merchant_category", category, true, "feature"},
    {"mcc_code", category, true, "feature"},
    {"mcc_risk_level", category, true, "feature"},
    {"numero_cartao_hash", text, true, "id"},
    {"bandeira", category, true, "feature"},
    {"tipo_cartao", category, true, "feature"},
    {"parcelas", integer, true, "feature"},
    {"entrada_cartao", category, true, "feature"},
    {"cvv_validado", boolean, true, "feature"},
    {"autenticacao_3ds", boolean, true, "feature"},
    {"chave_pix_tipo", category, true, "feature"},
    {"chave_pix_destino", text, true, "id"},
    {"banco_destino", category, true, "feature"},
    {"distancia_ultima_transacao_km", number, true, "feature"},
    {"tempo_desde_ultima_transacao_min", integer, true, "feature"},
    {"transacoes_ultimas_24h", integer, false, "feature"},
    {"valor_acumulado_24h", number, false, "feature"},
    {"horario_incomum", boolean, false, "feature"},
    {"novo_beneficiario", boolean, false, "feature"},
    {"status", category, false, "feature"},
    {"motivo_recusa", category, true, "feature"},
    {"fraud_score", number, false, "feature"},
    {"is_fraud", boolean, false, "label"},
    {"fraud_type", category, true, "label"},
};

// What a bank comes to know, and the truth behind it.
constexpr Column labelColumns[] = {
    {"transaction_id", text, false, "id"},     {"customer_id", text, false, "id"},
    {"is_fraud", boolean, false, "label"},     {"fraud_type", category, true, "label"},
    {"episode_id", text, true, "label"},       {"step", integer, true, "label"},
    {"reported_at", timestamp, true, "label"}, {"source", category, true, "label"},
    {"confirmed", boolean, true, "label"},
};

constexpr Column episodeColumns[] = {
    {"episode_id", text, false, "id"},        {"customer_id", text, false, "id"},
    {"role", category, false, "label"},       {"scenario", category, false, "label"},
    {"fraud_type", category, false, "label"}, {"campaign_id", text, true, "label"},
    {"crew_id", text, true, "label"},         {"device_id", text, true, "label"},
    {"modifier", category, true, "label"},    {"first_at", timestamp, false, "label"},
    {"last_at", timestamp, false, "label"},   {"payments", integer, false, "label"},
    {"attempted", number, false, "label"},    {"approved", number, false, "label"},
};

constexpr Column merchantColumns[] = {
    {"merchant_id", text, false, "id"},
    {"merchant_name", text, false, "feature"},
    {"merchant_category", category, false, "feature"},
    {"mcc_code", category, false, "feature"},
    {"mcc_risk_level", category, false, "feature"},
    {"geolocalizacao_lat", number, false, "feature"},
    {"geolocalizacao_lon", number, false, "feature"},
    {"is_national", boolean, false, "feature"},
};

// What came into a customer's account.
constexpr Column creditColumns[] = {
    {"credit_id", text, false, "id"},           {"customer_id", text, false, "id"},
    {"timestamp", timestamp, false, "time"},    {"tipo", category, false, "feature"},
    {"valor", number, false, "feature"},        {"conta_origem", text, true, "id"},
    {"transaction_id", text, true, "id"},       {"saldo_antes", number, false, "feature"},
    {"saldo_depois", number, false, "feature"},
};

// The graph of payments.
constexpr Column nodeColumns[] = {
    {"node_id", text, false, "id"},          {"kind", category, false, "feature"},
    {"customer_id", text, true, "id"},       {"banco_codigo", category, true, "feature"},
    {"estado", category, true, "feature"},   {"mcc_code", category, true, "feature"},
    {"fraud_role", category, true, "label"},
};

constexpr Column edgeColumns[] = {
    {"source", text, false, "id"},          {"target", text, false, "id"},
    {"kind", category, false, "feature"},   {"transaction_id", text, true, "id"},
    {"timestamp", timestamp, true, "time"}, {"tipo", category, true, "feature"},
    {"valor", number, true, "feature"},     {"status", category, true, "feature"},
    {"is_fraud", boolean, true, "label"},   {"fraud_type", category, true, "label"},
    {"episode_id", text, true, "label"},
};

// Ours, behind those of the v3 schema.
constexpr Column ownColumns[] = {
    {"conta_destino", text, true, "id"},
    {"saldo_antes", number, false, "feature"},
    {"saldo_depois", number, false, "feature"},
};

std::span<const Column> fixedColumns(Table table) {
    switch (table) {
    case Table::customers:
        return customerColumns;
    case Table::devices:
        return deviceColumns;
    case Table::labels:
        return labelColumns;
    case Table::episodes:
        return episodeColumns;
    case Table::merchants:
        return merchantColumns;
    case Table::credits:
        return creditColumns;
    case Table::nodes:
        return nodeColumns;
    case Table::edges:
        return edgeColumns;
    case Table::transactions:
        break;
    }
    return transactionColumns;
}

} // namespace

std::vector<Column> originalColumnsOf(Table table, const Plan& plan) {
    const std::span<const Column> fixed = fixedColumns(table);
    std::vector<Column> columns(fixed.begin(), fixed.end());
    if (hasTruthBeside(table) && !plan.inlineLabels())
        std::erase_if(columns, [](const Column& column) { return column.role == "label"; });
    if (table == Table::transactions && plan.ownColumns)
        columns.insert(columns.end(), std::begin(ownColumns), std::end(ownColumns));
    if (table == Table::customers && !plan.profiles)
        columns.back().nullable = true; // nobody has a profile then
    if (table == Table::customers && plan.importedCustomers)
        for (Column& column : columns)
            if (column.name == "endereco.cidade")
                column.type = text; // as it was imported: any town
    return columns;
}

std::vector<Column> columnsOf(Table table, const Plan& plan) {
    const SchemaNames& names = SchemaNames::of(plan.schema);
    std::vector<Column> columns = originalColumnsOf(table, plan);
    for (Column& column : columns)
        column.name = names.column(column.name);
    return columns;
}

std::string csvHeader(Table table, const Plan& plan) {
    std::string line;
    for (const Column& column : columnsOf(table, plan)) {
        line += line.empty() ? "" : ",";
        line += column.name;
    }
    std::replace(line.begin(), line.end(), '.', '_');
    return line + '\n';
}

} // namespace ledgerloom
