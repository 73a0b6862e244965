#pragma once

#include "core/dataset/new_place.h"
#include "core/dataset/write/part_sink.h"
#include "core/dataset/write/row_encoder.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// Rows of one table into a file, or into a folder of parts of some size each; both appear when they are whole; or
/// into a stream. One thread.
class RowsOutput {
public:
    /// Bytes of a part, about.
    static constexpr std::uint64_t usualPartBytes = std::uint64_t{256} << 20;

    /// A file.
    static Result<std::unique_ptr<RowsOutput>> file(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                    const std::string& path, const Encoding& encoding);
    /// A new folder of parts.
    static Result<std::unique_ptr<RowsOutput>> folder(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                      const std::string& path, const Encoding& encoding);
    /// One file's bytes into a sink, which outlives it.
    static std::unique_ptr<RowsOutput> stream(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, ByteSink& sink,
                                              const Encoding& encoding);
    /// Parts in `folder` of a place that its owner publishes; "" is the place itself.
    static std::unique_ptr<RowsOutput> parts(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, NewPlace& place,
                                             const std::string& folder, const Encoding& encoding);

    /// The columns, before the first row. "a.b" is field b of a where `dotsNest` says so.
    void setColumns(std::shared_ptr<arrow::Schema> schema, bool dotsNest);
    Result<void> write(const std::shared_ptr<arrow::RecordBatch>& rows);
    /// Gives the file, or the folder, its name. Without a row there is a file without rows.
    Result<void> finish();
    std::uint64_t rows() const { return m_rows; }
    std::uint64_t files() const { return m_files; }

private:
    RowsOutput(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, const Encoding& encoding)
        : m_work(work), m_pool(std::move(pool)), m_encoding{.encoding = encoding, .schema = {}} {}
    Result<void> begin();
    Result<void> beginPart(const std::string& name);
    Result<void> endPart();

    const DatasetWork& m_work;
    std::shared_ptr<BudgetPool> m_pool;
    RowEncoding m_encoding;
    std::optional<NewPlace> m_ownPlace;
    NewPlace* m_place = nullptr;
    ByteSink* m_stream = nullptr;
    std::string m_path; ///< of a file, else the folder of the parts
    std::optional<PartFile> m_part;
    PartSink m_sink;
    std::unique_ptr<RowEncoder> m_encoder;
    bool m_begun = false; ///< the encoder's file
    std::uint64_t m_rows = 0;
    std::uint64_t m_files = 0;
};

} // namespace ledgerloom
