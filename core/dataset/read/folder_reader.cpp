#include "core/dataset/read/folder_reader.h"

#include <utility>

namespace ledgerloom {

namespace {

class FolderReader final : public RowReader {
public:
    FolderReader(std::unique_ptr<RowReader> reader, const FolderColumns& folders, std::string path,
                 std::shared_ptr<BudgetPool> pool)
        : m_pool(std::move(pool)),
          m_reader(std::move(reader)),
          m_folders(folders.without(*m_reader->schema())),
          m_path(std::move(path)),
          m_schema(m_folders.with(m_reader->schema())) {}

    Result<bool> next(RowChunk& chunk) override {
        auto more = m_reader->next(chunk);
        if (!more || !*more || !chunk.rows)
            return more;
        auto rows = m_folders.with(m_schema, chunk.rows, m_path, m_pool->get());
        if (!rows.ok())
            return arrowError(rows.status(), m_path);
        chunk.rows = std::move(rows).ValueUnsafe();
        return true;
    }
    Result<std::uint64_t> seek(std::uint64_t row) override { return m_reader->seek(row); }
    std::optional<TextPlace> place() const override { return m_reader->place(); }
    Result<std::optional<std::uint64_t>> rowCount() override { return m_reader->rowCount(); }
    const std::shared_ptr<arrow::Schema>& schema() const override { return m_schema; }
    std::uint64_t fileBytes() const override { return m_reader->fileBytes(); }
    std::string_view placeName() const override { return m_reader->placeName(); }
    std::vector<std::string> notes() const override { return m_reader->notes(); }

private:
    std::shared_ptr<BudgetPool> m_pool;
    std::unique_ptr<RowReader> m_reader;
    FolderColumns m_folders;
    std::string m_path;
    std::shared_ptr<arrow::Schema> m_schema;
};

} // namespace

std::unique_ptr<RowReader> inFolders(std::unique_ptr<RowReader> reader, const FolderColumns& folders, std::string path,
                                     std::shared_ptr<BudgetPool> pool) {
    if (folders.empty())
        return reader;
    return std::make_unique<FolderReader>(std::move(reader), folders, std::move(path), std::move(pool));
}

} // namespace ledgerloom
