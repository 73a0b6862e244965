#include "core/dataset/read/arrow_file.h"

#include <arrow/buffer.h>
#include <arrow/util/future.h>

#include <algorithm>
#include <cerrno>

namespace ledgerloom {

Result<std::shared_ptr<ArrowFile>> ArrowFile::open(FileSystem& files, const std::string& path,
                                                   arrow::MemoryPool* pool) {
    FileStatus found;
    auto file = openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file)
        return file.error();
    if (const int failure = files.status(path, found); failure < 0)
        return fileError(failure, "look at", path);
    return std::shared_ptr<ArrowFile>(
        new ArrowFile(files, std::move(file).value(), path, static_cast<int64_t>(found.bytes), pool));
}

arrow::Status ArrowFile::Close() {
    m_file.close();
    return arrow::Status::OK();
}

arrow::Status ArrowFile::Seek(int64_t position) {
    m_position = position;
    return arrow::Status::OK();
}

arrow::Result<int64_t> ArrowFile::ReadAt(int64_t position, int64_t count, void* out) {
    int64_t done = 0;
    while (done < count) {
        const std::int64_t got =
            m_files.readAt(m_file.get(), static_cast<char*>(out) + done, static_cast<std::size_t>(count - done),
                           static_cast<std::uint64_t>(position + done));
        if (got == -EINTR)
            continue;
        if (got < 0)
            return arrow::Status::IOError(fileError(got, "read", m_path).message);
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

arrow::Result<std::shared_ptr<arrow::Buffer>> ArrowFile::ReadAt(int64_t position, int64_t count) {
    // A damaged file may ask for more than there is: never allocate that.
    const int64_t there = std::clamp<int64_t>(m_size - position, 0, std::max<int64_t>(count, 0));
    ARROW_ASSIGN_OR_RAISE(auto buffer, arrow::AllocateResizableBuffer(there, m_pool));
    ARROW_ASSIGN_OR_RAISE(const int64_t got, ReadAt(position, there, buffer->mutable_data()));
    if (got < there)
        ARROW_RETURN_NOT_OK(buffer->Resize(got));
    return std::shared_ptr<arrow::Buffer>(std::move(buffer));
}

arrow::Result<int64_t> ArrowFile::Read(int64_t count, void* out) {
    ARROW_ASSIGN_OR_RAISE(const int64_t got, ReadAt(m_position, count, out));
    m_position += got;
    return got;
}

arrow::Result<std::shared_ptr<arrow::Buffer>> ArrowFile::Read(int64_t count) {
    ARROW_ASSIGN_OR_RAISE(auto buffer, ReadAt(m_position, count));
    m_position += buffer->size();
    return buffer;
}

arrow::Future<std::shared_ptr<arrow::Buffer>> ArrowFile::ReadAsync(const arrow::io::IOContext&, int64_t position,
                                                                   int64_t count) {
    return arrow::Future<std::shared_ptr<arrow::Buffer>>::MakeFinished(ReadAt(position, count));
}

arrow::Future<std::shared_ptr<arrow::Buffer>> ArrowFile::ReadAsync(const arrow::io::IOContext& context,
                                                                   int64_t position, int64_t count, bool allowShort) {
    // Who allows less does not ask for it: whatever is short here is seen as a file that was cut.
    (void)allowShort;
    return ReadAsync(context, position, count);
}

} // namespace ledgerloom
