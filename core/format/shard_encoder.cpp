#include "core/format/shard_encoder.h"

#include <utility>

namespace ledgerloom {

std::uint64_t ShardEncoder::memoryBytes(const Plan& plan) {
    return BlockRows::memoryBytes(plan) + PartEncoders::memoryBytes(plan);
}

Result<std::unique_ptr<ShardEncoder>> ShardEncoder::make(const Plan& plan, MemoryMeter& memory, std::string config) {
    std::unique_ptr<ShardEncoder> encoder(new ShardEncoder(plan));
    auto encoders = PartEncoders::make({.plan = encoder->m_plan,
                                        .population = encoder->m_rows.population(),
                                        .memory = memory,
                                        .config = std::move(config)});
    if (!encoders)
        return encoders.error();
    encoder->m_encoders = std::make_unique<PartEncoders>(std::move(encoders).value());
    return encoder;
}

Result<void> ShardEncoder::begin(Table table, ByteSink& sink, PartStart start) {
    return m_encoders->of(table).begin(sink, start);
}

Result<void> ShardEncoder::encode(Table table, std::uint32_t piece) {
    switch (table) {
    case Table::customers:
        return m_encoders->customers().write(m_rows.customers(piece));
    case Table::devices:
        return m_encoders->devices().write(m_rows.devices(piece));
    case Table::labels:
        return m_encoders->labels().write(m_rows.labels(piece));
    case Table::episodes:
        return m_encoders->episodes().write(m_rows.episodes(piece));
    case Table::merchants:
        return m_encoders->merchants().write(m_rows.merchants(piece));
    case Table::credits:
        return m_encoders->credits().write(m_rows.credits(piece));
    case Table::nodes:
        return m_encoders->nodes().write(m_rows.nodes(piece));
    case Table::edges:
        return m_encoders->edges().write(m_rows.edges(piece));
    case Table::transactions:
        break;
    }
    return m_encoders->transactions().write(m_rows.transactions(piece));
}

Result<void> ShardEncoder::encodeRows(std::uint64_t first, std::uint64_t count) {
    return m_encoders->transactions().write(m_rows.transactions(first, count));
}

Result<void> ShardEncoder::endBlock(Table table) {
    return m_encoders->of(table).endBlock();
}

Result<void> ShardEncoder::end(Table table) {
    return m_encoders->of(table).end();
}

} // namespace ledgerloom
