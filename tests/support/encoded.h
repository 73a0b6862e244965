#pragma once

#include "core/format/shard_encoder.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom::testing {

class NoMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t) override { return true; }
    void giveBack(std::uint64_t) override {}
};

class StringSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        text.append(bytes);
        pieces.push_back(bytes.size());
        return {};
    }
    std::string text;
    std::vector<std::size_t> pieces;
};

/// Blocks of a plan and the parts they make, one block a part.
class EncodedBlock {
public:
    explicit EncodedBlock(const Plan& plan) : m_encoder(ShardEncoder::make(plan, m_meter, "{}").value()) {}

    const BlockTotals& make(std::uint64_t block, std::uint64_t mostCustomers = UINT64_MAX) {
        return m_encoder->makeBlock(block, mostCustomers);
    }
    BlockRows& rows() { return m_encoder->rows(); }

    /// Gives `sink` the part that one table of the block makes.
    void part(Table table, StringSink& sink) {
        bool good = m_encoder->begin(table, sink).ok();
        for (std::uint32_t piece = 0; good && piece < rows().pieceCount(table); ++piece)
            good = m_encoder->encode(table, piece).ok();
        if (!good || !m_encoder->endBlock(table).ok() || !m_encoder->end(table).ok())
            sink.text = "encoding failed";
    }

    /// The rows of one piece alone.
    std::string piece(Table table, std::uint32_t piece) {
        StringSink sink;
        const bool good = m_encoder->begin(table, sink, PartStart::continued).ok() &&
                          m_encoder->encode(table, piece).ok() && m_encoder->endBlock(table).ok() &&
                          m_encoder->end(table).ok();
        return good ? sink.text : "encoding failed";
    }

private:
    NoMeter m_meter;
    std::unique_ptr<ShardEncoder> m_encoder;
};

/// All of one table of the block that was made last.
inline std::string textOf(EncodedBlock& block, Table table) {
    StringSink sink;
    block.part(table, sink);
    return sink.text;
}

/// Lines without their ends; every line has one.
inline std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

inline std::vector<nlohmann::ordered_json> rowsOf(std::string_view text) {
    std::vector<nlohmann::ordered_json> rows;
    for (const std::string_view line : linesOf(text))
        rows.push_back(nlohmann::ordered_json::parse(line));
    return rows;
}

inline std::vector<std::string> keysOf(const nlohmann::ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

} // namespace ledgerloom::testing
