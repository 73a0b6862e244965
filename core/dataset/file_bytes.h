#pragma once

#include "core/dataset/byte_source.h"
#include "core/storage/file_io.h"

#include <utility>

namespace ledgerloom {

/// A file's bytes as they are.
class FileBytes final : public ByteSource {
public:
    static Result<FileBytes> openFile(FileSystem& files, const std::string& path);

    FileBytes(FileBytes&& other) noexcept
        : m_files(other.m_files),
          m_file(std::move(other.m_file)),
          m_path(std::move(other.m_path)),
          m_offset(other.m_offset) {}

    Result<std::size_t> read(char* out, std::size_t count) override;
    std::uint64_t fileBytes() const override { return m_offset; }
    void goTo(std::uint64_t offset) { m_offset = offset; }
    const std::string& path() const { return m_path; }

private:
    FileBytes(FileSystem& files, FileHandle file, std::string path)
        : m_files(files), m_file(std::move(file)), m_path(std::move(path)) {}

    FileSystem& m_files;
    FileHandle m_file;
    std::string m_path;
    std::uint64_t m_offset = 0;
};

} // namespace ledgerloom
