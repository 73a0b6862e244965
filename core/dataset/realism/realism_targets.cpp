#include "core/dataset/realism/realism_targets.h"

#include <array>

namespace ledgerloom {

std::span<const RealismTarget> paymentTypeTargets() {
    static constexpr std::array<RealismTarget, 5> targets{
        {{"PIX", 63.8}, {"CARTAO_CREDITO", 19.8}, {"CARTAO_DEBITO", 16.7}, {"BOLETO", 4.2}, {"TED", 0.82}}};
    return targets;
}

std::span<const RealismTarget> pixKeyTargets() {
    static constexpr std::array<RealismTarget, 3> targets{{{"CPF", 22.75}, {"TELEFONE", 21.0}, {"EMAIL", 14.7}}};
    return targets;
}

std::span<const RealismTarget> profileTargets() {
    static constexpr std::array<RealismTarget, 6> targets{{{"young_digital", 25},
                                                           {"subscription_heavy", 20},
                                                           {"family_provider", 22},
                                                           {"traditional_senior", 15},
                                                           {"business_owner", 10},
                                                           {"high_spender", 8}}};
    return targets;
}

std::span<const RealismTarget> fraudTypeTargets() {
    static constexpr std::array<RealismTarget, 13> targets{{{"ENGENHARIA_SOCIAL", 20},
                                                            {"CONTA_TOMADA", 15},
                                                            {"CARTAO_CLONADO", 14},
                                                            {"IDENTIDADE_FALSA", 10},
                                                            {"AUTOFRAUDE", 8},
                                                            {"FRAUDE_AMIGAVEL", 5},
                                                            {"LAVAGEM_DINHEIRO", 4},
                                                            {"TRIANGULACAO", 3},
                                                            {"GOLPE_WHATSAPP", 8},
                                                            {"PHISHING", 6},
                                                            {"SIM_SWAP", 3},
                                                            {"BOLETO_FALSO", 2},
                                                            {"QR_CODE_FALSO", 2}}};
    return targets;
}

std::span<const RealismTarget> stateTargets() {
    static constexpr double brazil = 212'583'750;
    static constexpr double saoPaulo = 45'973'194;
    static constexpr double minasGerais = 21'322'691;
    static constexpr double rioDeJaneiro = 17'219'679;
    static constexpr std::array<RealismTarget, 4> targets{{{"SP", saoPaulo},
                                                           {"MG", minasGerais},
                                                           {"RJ", rioDeJaneiro},
                                                           {"others", brazil - saoPaulo - minasGerais - rioDeJaneiro}}};
    return targets;
}

} // namespace ledgerloom
