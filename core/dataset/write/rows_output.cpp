#include "core/dataset/write/rows_output.h"

#include "core/storage/dataset_layout.h"

namespace ledgerloom {

namespace {

std::string partName(std::uint64_t number, const Encoding& encoding) {
    const std::string digits = std::to_string(number);
    return "part-" + std::string(8 - std::min<std::size_t>(digits.size(), 8), '0') + digits + fileExtension(encoding);
}

} // namespace

Result<std::unique_ptr<RowsOutput>> RowsOutput::file(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                     const std::string& path, const Encoding& encoding) {
    if (auto obstacle = placeObstacle(work.files, path))
        return *obstacle;
    if (auto removed = NewPlace::removeLeft(work.files, path); !removed)
        return removed.error();
    auto output = std::unique_ptr<RowsOutput>(new RowsOutput(work, std::move(pool), encoding));
    output->m_path = path;
    return output;
}

Result<std::unique_ptr<RowsOutput>> RowsOutput::folder(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                       const std::string& path, const Encoding& encoding) {
    auto place = NewPlace::beside(work.files, path);
    if (!place)
        return place.error();
    auto output = std::unique_ptr<RowsOutput>(new RowsOutput(work, std::move(pool), encoding));
    output->m_ownPlace.emplace(std::move(place).value());
    output->m_place = &*output->m_ownPlace;
    return output;
}

std::unique_ptr<RowsOutput> RowsOutput::stream(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                               ByteSink& sink, const Encoding& encoding) {
    auto output = std::unique_ptr<RowsOutput>(new RowsOutput(work, std::move(pool), encoding));
    output->m_stream = &sink;
    return output;
}

std::unique_ptr<RowsOutput> RowsOutput::parts(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                              NewPlace& place, const std::string& folder, const Encoding& encoding) {
    auto output = std::unique_ptr<RowsOutput>(new RowsOutput(work, std::move(pool), encoding));
    output->m_place = &place;
    output->m_path = folder;
    return output;
}

void RowsOutput::setColumns(std::shared_ptr<arrow::Schema> schema, bool dotsNest) {
    m_encoding.schema = std::move(schema);
    m_encoding.dotsNest = dotsNest;
}

Result<void> RowsOutput::beginPart(const std::string& name) {
    auto part = m_place == nullptr ? PartFile::create(m_work.files, placeInTheMaking(m_path), m_path)
                                   : m_place->create(m_path.empty() ? name : under(m_path, name));
    if (!part)
        return part.error();
    m_part.emplace(std::move(part).value());
    m_sink.setPart(&*m_part);
    return {};
}

Result<void> RowsOutput::begin() {
    const std::string name = partName(m_files, m_encoding.encoding);
    if (m_stream == nullptr)
        if (auto begun = beginPart(name); !begun)
            return begun;
    if (!m_encoder) {
        auto encoder = RowEncoder::make(m_work, m_pool, m_encoding);
        if (!encoder)
            return encoder.error();
        m_encoder = std::move(encoder).value();
    }
    m_begun = true;
    return m_encoder->begin(m_stream == nullptr ? m_sink : *m_stream, m_path.empty() ? name : m_path);
}

Result<void> RowsOutput::write(const std::shared_ptr<arrow::RecordBatch>& rows) {
    if (!m_begun)
        if (auto begun = begin(); !begun)
            return begun;
    m_rows += static_cast<std::uint64_t>(rows->num_rows());
    if (auto written = m_encoder->write(rows); !written)
        return written;
    return m_place != nullptr && m_part->bytes() >= usualPartBytes ? endPart() : Result<void>();
}

Result<void> RowsOutput::endPart() {
    m_begun = false;
    ++m_files;
    if (auto ended = m_encoder->end(); !ended || m_stream != nullptr)
        return ended;
    if (auto sealed = m_part->seal(); !sealed)
        return sealed;
    auto published = m_part->publish();
    m_part.reset();
    return published;
}

Result<void> RowsOutput::finish() {
    if (!m_begun && m_files == 0)
        if (auto begun = begin(); !begun)
            return begun;
    if (m_begun)
        if (auto ended = endPart(); !ended)
            return ended;
    return m_ownPlace ? m_ownPlace->publish() : Result<void>();
}

} // namespace ledgerloom
