#include "core/batch/table.h"
#include "core/format/schema_names.h"
#include "core/storage/data_card.h"

namespace ledgerloom {

namespace {

constexpr const char* head = "| Column | Type | Role | Meaning |\n| --- | --- | --- | --- |\n";

constexpr const char* transactionColumns =
    R"(| transaction_id | text | id | built from customer and sequence number |
| customer_id | text | key | row of `customers` |
| session_id | text | id | visit that the payment belongs to |
| device_id | text or null | key | row of `devices`, with the same customer |
| timestamp | text | time | Brasilia time, six decimals, unique within a customer |
| tipo | text | category | kind of payment |
| valor | number | amount | reais, two decimals |
| moeda | text | category | currency |
| canal | text | category | channel |
| ip_address | text or null | attribute | of the device |
| geolocalizacao_lat, geolocalizacao_lon | number or null | attribute | degrees |
| merchant_id, merchant_name, merchant_category | text or null | attribute | receiver in trade |
| mcc_code, mcc_risk_level | text or null | category | merchant category and its risk |
| numero_cartao_hash, bandeira, tipo_cartao | text or null | attribute | card |
| parcelas | integer or null | attribute | instalments |
| entrada_cartao | text or null | category | how the card was read |
| cvv_validado, autenticacao_3ds | boolean or null | attribute | checks made |
| chave_pix_tipo, chave_pix_destino | text or null | attribute | receiver's Pix key |
| banco_destino | text or null | attribute | receiver's bank |
| distancia_ultima_transacao_km | number or null | feature | great-circle distance to the previous attempt |
| tempo_desde_ultima_transacao_min | integer or null | feature | whole minutes since the previous attempt |
| transacoes_ultimas_24h | integer | feature | attempts in (t - 24 h, t], this one included |
| valor_acumulado_24h | number | feature | sum of their amounts |
| horario_incomum | boolean | feature | before 6 in the customer's own time zone |
| novo_beneficiario | boolean | feature | first attempt to that receiver |
| status, motivo_recusa | text or null | outcome | approved or refused, and why |
| fraud_score | number | outcome | score of a bank's own system, not a label |
)";

constexpr const char* inlineLabelColumns =
    R"(| is_fraud | boolean | label | part of a woven fraud episode |
| fraud_type | text or null | label | which kind |
)";

constexpr const char* ownTransactionColumns =
    R"(| conta_destino | text or null | attribute | receiver's account, also inside the dataset |
| saldo_antes, saldo_depois | number | attribute | what the account held before and after; credit cards and attempts that failed leave it as it was |
)";

constexpr const char* labelColumns =
    R"(| transaction_id | text | key | row of `transactions`; a payment without a row here was never in doubt |
| customer_id | text | key | row of `customers` |
| is_fraud, fraud_type | boolean, text or null | label | the truth |
| episode_id, step | text, integer or null | label | row of `episodes`, and the payment's place in it |
| reported_at | text or null | label | when the bank came to know of it; null: it never does; may be after the last day |
| source | text or null | label | who told the bank |
| confirmed | boolean or null | label | what its investigation came to; it errs at times |
)";

constexpr const char* episodeColumns =
    R"(| episode_id | text | id | |
| customer_id | text | key | row of `customers` |
| role | text | label | VICTIM, HOLDER (who cheats on the own account) or MULE |
| scenario, fraud_type | text | label | what was done |
| campaign_id, crew_id | text or null | label | the same for episodes that go together |
| device_id | text or null | label | row of `devices` that the crew enrolled |
| modifier | text or null | label | DEVICE_SPOOFING: the device pretends to be another |
| first_at, last_at | text | label | of its fraudulent payments |
| payments, attempted, approved | number | label | how many, and their sums: tried, and gone through |
)";

constexpr const char* merchantColumns =
    R"(| merchant_id, merchant_name | text | id | |
| merchant_category, mcc_code, mcc_risk_level | text | category | |
| geolocalizacao_lat, geolocalizacao_lon | number | attribute | degrees |
| is_national | boolean | attribute | serves the whole country, not a neighbourhood |
)";

constexpr const char* creditColumns =
    R"(| credit_id | text | id | |
| customer_id | text | key | row of `customers` whose account it came into |
| timestamp | text | time | Brasilia time, microseconds; a credit at the moment of a payment comes before it |
| tipo | text | category | wages, a Pix, a transfer from an own account elsewhere, refund, MED, chargeback |
| valor | number | amount | reais |
| conta_origem | text or null | attribute | account it came from, also inside the dataset |
| transaction_id | text or null | key | row of `transactions` that it gives back |
| saldo_antes, saldo_depois | number | attribute | what the account held before and after |
)";

constexpr const char* nodeColumns =
    R"(| node_id | text | id | CUST_, DEV_ and MERCH_ as in the other tables, accounts as `conta_destino` names them; unique |
| kind | text | category | CUSTOMER, ACCOUNT, DEVICE or MERCHANT |
| customer_id | text or null | key | row of `customers`: who it is, or whose account; null for all others |
| banco_codigo, estado, mcc_code | text or null | attribute | of accounts, of customers, of merchants |
)";

constexpr const char* nodeLabelColumns =
    R"(| fraud_role | text or null | label | VICTIM, HOLDER or MULE (customers and their accounts), CREW (accounts and devices of those who steal) |
)";

constexpr const char* edgeColumns =
    R"(| source, target | text | key | rows of `nodes` |
| kind | text | category | PAYMENT: from the payer's account to the merchant that the row names, or else to the receiver's account; LOGIN: from a customer to a device, once a session; OWNERSHIP: from a customer to account and devices |
| transaction_id | text or null | key | row of `transactions`: the payment, or the first of the session |
| timestamp | text or null | time | of that row |
| tipo, valor, status | text, number or null | attribute | of a payment |
)";

constexpr const char* edgeLabelColumns =
    R"(| is_fraud, fraud_type | boolean, text or null | label | of that row; null for ownership |
| episode_id | text or null | label | the same for the payments of one episode |
)";

constexpr const char* customerColumns =
    R"(| customer_id | text | id | |
| nome, cpf, email, telefone, data_nascimento | text | personal (invented) | CPFs have valid check digits |
| endereco | object: logradouro, bairro, cidade, estado, cep | personal (invented) | |
| renda_mensal | number | attribute | reais a month |
| profissao | text | attribute | |
| conta_criada_em | text | time | account opened |
| tipo_conta, status_conta | text | category | |
| limite_credito | number | attribute | reais |
| score_credito | integer | attribute | |
| nivel_risco | text | category | |
| banco_codigo, banco_nome, agencia, numero_conta | text | attribute | the customer's bank |
| perfil_comportamental | text | category | profile that drives the behaviour |
)";

constexpr const char* deviceColumns =
    R"(| device_id | text | id | |
| customer_id | text | key | row of `customers` |
| tipo, fabricante, modelo, sistema_operacional | text | attribute | |
| fingerprint | text | attribute | |
| primeiro_uso | text | time | first use on this account |
| is_trusted, is_rooted_jailbroken | boolean | attribute | |
)";

} // namespace

std::string columnTables(const Plan& plan) {
    std::string text =
        std::string("### customers\n\n") + head + customerColumns + "\n### devices\n\n" + head + deviceColumns;
    const auto add = [&](Table table, const char* columns) {
        if (hasTable(plan, table)) {
            text += "\n### " + std::string(tableName(table)) + "\n\n" + head + columns;
        }
    };
    add(Table::transactions, transactionColumns);
    if (hasTable(plan, Table::transactions)) {
        text += plan.inlineLabels() ? inlineLabelColumns : "";
        text += plan.ownColumns ? ownTransactionColumns : "";
    }
    add(Table::labels, labelColumns);
    add(Table::episodes, episodeColumns);
    add(Table::merchants, merchantColumns);
    add(Table::credits, creditColumns);
    add(Table::nodes, nodeColumns);
    if (hasTable(plan, Table::nodes) && plan.inlineLabels()) {
        text += nodeLabelColumns;
    }
    add(Table::edges, edgeColumns);
    if (hasTable(plan, Table::edges) && plan.inlineLabels()) {
        text += edgeLabelColumns;
    }
    return SchemaNames::of(plan.schema).inText(text);
}

} // namespace ledgerloom
