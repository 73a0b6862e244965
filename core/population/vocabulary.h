#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// The value sets of the v3 schema, as enumerations in a fixed order: the numbers go into rows, the names into files.

enum class PaymentType : std::uint8_t {
    pix,
    creditCard,
    debitCard,
    boleto,
    ted,
    withdrawal,
    doc,
    directDebit,
    mobileTopUp
};
inline constexpr std::array<std::string_view, 9> paymentTypeNames{
    "PIX", "CARTAO_CREDITO", "CARTAO_DEBITO", "BOLETO", "TED", "SAQUE", "DOC", "DEBITO_AUTOMATICO", "RECARGA_CELULAR"};

enum class Channel : std::uint8_t { mobileApp, webBanking, atm, branch, whatsappPay, none };
inline constexpr std::array<std::string_view, 5> channelNames{"APP_MOBILE", "WEB_BANKING", "ATM", "AGENCIA",
                                                              "WHATSAPP_PAY"};

enum class PaymentStatus : std::uint8_t { approved, refused, pending, blocked, cancelled, reversed };
inline constexpr std::array<std::string_view, 6> paymentStatusNames{"APROVADA",  "RECUSADA",  "PENDENTE",
                                                                    "BLOQUEADA", "CANCELADA", "ESTORNADA"};

enum class RefusalReason : std::uint8_t {
    noBalance,
    suspectedFraud,
    overLimit,
    cardBlocked,
    wrongCvv,
    cardExpired,
    wrongPin,
    accountBlocked,
    none
};
inline constexpr std::array<std::string_view, 8> refusalReasonNames{
    "SALDO_INSUFICIENTE", "SUSPEITA_FRAUDE", "LIMITE_EXCEDIDO", "CARTAO_BLOQUEADO",
    "ERRO_CVV",           "CARTAO_VENCIDO",  "SENHA_INCORRETA", "CONTA_BLOQUEADA"};

enum class CardEntry : std::uint8_t { chip, contactless, keyed, magneticStripe, none };
inline constexpr std::array<std::string_view, 4> cardEntryNames{"CHIP", "CONTACTLESS", "DIGITADO", "MAGNETICO"};

enum class PixKeyType : std::uint8_t { cpf, phone, email, random, cnpj };
inline constexpr std::array<std::string_view, 5> pixKeyTypeNames{"CPF", "TELEFONE", "EMAIL", "ALEATORIA", "CNPJ"};

enum class DeviceKind : std::uint8_t { smartphone, tablet, desktop };
inline constexpr std::array<std::string_view, 3> deviceKindNames{"SMARTPHONE", "TABLET", "DESKTOP"};

enum class FraudType : std::uint8_t {
    socialEngineering,
    accountTakeover,
    clonedCard,
    falseIdentity,
    firstParty,
    friendly,
    laundering,
    triangulation,
    whatsappScam,
    phishing,
    simSwap,
    falseBoleto,
    falseQrCode,
    none
};
inline constexpr std::array<std::string_view, 13> fraudTypeNames{
    "ENGENHARIA_SOCIAL", "CONTA_TOMADA",     "CARTAO_CLONADO", "IDENTIDADE_FALSA", "AUTOFRAUDE",
    "FRAUDE_AMIGAVEL",   "LAVAGEM_DINHEIRO", "TRIANGULACAO",   "GOLPE_WHATSAPP",   "PHISHING",
    "SIM_SWAP",          "BOLETO_FALSO",     "QR_CODE_FALSO"};

/// The number behind an enumerator, for indexing.
template <class Enum> constexpr std::size_t indexOf(Enum value) {
    return static_cast<std::size_t>(value);
}

} // namespace ledgerloom
