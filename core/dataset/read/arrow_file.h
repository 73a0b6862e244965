#pragma once

#include "core/storage/file_io.h"

#include <arrow/io/interfaces.h>
#include <arrow/memory_pool.h>

#include <memory>
#include <string>

namespace ledgerloom {

/// A file that Arrow reads from, on the caller's thread whatever Arrow asks for: its own files answer requests on
/// threads that may hold on to buffers longer than the pool lives which they are of. One thread.
class ArrowFile final : public arrow::io::RandomAccessFile {
public:
    static Result<std::shared_ptr<ArrowFile>> open(FileSystem& files, const std::string& path, arrow::MemoryPool* pool);

    arrow::Status Close() override;
    bool closed() const override { return !m_file.isOpen(); }
    arrow::Result<int64_t> Tell() const override { return m_position; }
    arrow::Status Seek(int64_t position) override;
    arrow::Result<int64_t> GetSize() override { return m_size; }
    arrow::Result<int64_t> Read(int64_t count, void* out) override;
    arrow::Result<std::shared_ptr<arrow::Buffer>> Read(int64_t count) override;
    arrow::Result<int64_t> ReadAt(int64_t position, int64_t count, void* out) override;
    arrow::Result<std::shared_ptr<arrow::Buffer>> ReadAt(int64_t position, int64_t count) override;
    arrow::Future<std::shared_ptr<arrow::Buffer>> ReadAsync(const arrow::io::IOContext& context, int64_t position,
                                                            int64_t count) override;
    // Only the newer versions of Arrow have it, so it cannot be said to override.
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winconsistent-missing-override"
#endif
    // NOLINTNEXTLINE(modernize-use-override)
    virtual arrow::Future<std::shared_ptr<arrow::Buffer>> ReadAsync(const arrow::io::IOContext& context,
                                                                    int64_t position, int64_t count, bool allowShort);
#ifdef __clang__
#pragma clang diagnostic pop
#endif
    using arrow::io::RandomAccessFile::ReadAsync;

private:
    ArrowFile(FileSystem& files, FileHandle file, std::string path, int64_t size, arrow::MemoryPool* pool)
        : m_files(files), m_file(std::move(file)), m_path(std::move(path)), m_size(size), m_pool(pool) {}

    FileSystem& m_files;
    FileHandle m_file;
    std::string m_path;
    int64_t m_size;
    int64_t m_position = 0;
    arrow::MemoryPool* m_pool;
};

} // namespace ledgerloom
