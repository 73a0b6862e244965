#include "core/dataset/verify/hadoop_sums.h"

#include "core/base/units.h"
#include "core/dataset/file_bytes.h"

#include <algorithm>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace ledgerloom {

namespace {

constexpr std::size_t bufferBytes = std::size_t{1} << 20;
constexpr std::uint32_t mostBytesOfSum = std::uint32_t{1} << 20;
constexpr std::size_t headBytes = 8;

std::uint32_t bigEndian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8U | static_cast<std::uint8_t>(bytes[i]);
    return value;
}

/// Reads until the buffer is full or the file ends.
Result<std::size_t> readFully(FileBytes& file, char* out, std::size_t count) {
    std::size_t have = 0;
    while (have < count) {
        auto read = file.read(out + have, count - have);
        if (!read)
            return read;
        if (*read == 0)
            break;
        have += *read;
    }
    return have;
}

class Comparing {
public:
    Comparing(const DatasetWork& work, FileBytes file, FileBytes sums, WorkProgress& done)
        : m_work(work), m_file(std::move(file)), m_sums(std::move(sums)), m_done(done) {}

    Result<std::string> run() {
        auto memory = m_work.budget.reserve(2 * bufferBytes, "reading parts");
        if (!memory)
            return memory.error();
        char head[headBytes];
        const auto read = readFully(m_sums, head, headBytes);
        if (!read)
            return read.error().message;
        m_each = bigEndian(head + 4);
        const bool known = *read == headBytes && std::string_view(head, 4) == std::string_view("crc\0", 4);
        if (!known || m_each == 0 || m_each > mostBytesOfSum)
            return std::string("its .crc file is none of Hadoop's");
        m_bytes.resize(bufferBytes / m_each * m_each);
        m_expected.resize(m_bytes.size() / m_each * 4);
        return compare();
    }

private:
    Result<std::string> compare() {
        for (std::uint64_t offset = 0;;) {
            const auto bytes = readFully(m_file, m_bytes.data(), m_bytes.size());
            const auto sums = readFully(m_sums, m_expected.data(), m_expected.size());
            if (!bytes || !sums)
                return "it cannot be read: " + (bytes ? sums : bytes).error().message;
            const std::size_t count = (*bytes + m_each - 1) / m_each;
            if (*sums != count * 4)
                return std::string("it has ") + (*sums < count * 4 ? "more" : "fewer") +
                       " bytes than its .crc file has sums for";
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t size = std::min<std::size_t>(m_each, *bytes - i * m_each);
                const auto* at = reinterpret_cast<const unsigned char*>(m_bytes.data() + i * m_each);
                if (crc32(0, at, static_cast<unsigned>(size)) != bigEndian(&m_expected[i * 4]))
                    return "its bytes from " + formatCount(offset + i * m_each) + " on are not those of its .crc file";
            }
            offset += *bytes;
            m_done.bytesDone += *bytes;
            if (auto on = m_work.mayGoOn(m_done); !on)
                return on.error();
            if (m_work.progress)
                m_work.progress(m_done);
            if (*bytes < m_bytes.size())
                return std::string();
        }
    }

    const DatasetWork& m_work;
    FileBytes m_file;
    FileBytes m_sums;
    WorkProgress& m_done;
    std::uint32_t m_each = 0; ///< bytes of a sum
    std::vector<char> m_bytes;
    std::vector<char> m_expected;
};

} // namespace

Result<std::optional<std::string>> hadoopSumsFault(const DatasetWork& work, const std::string& path,
                                                   WorkProgress& done) {
    const std::size_t slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    const std::string sumsPath = path.substr(0, name) + "." + path.substr(name) + ".crc";
    FileStatus found;
    if (work.files.status(sumsPath, found) != 0 || found.kind != FileKind::file)
        return std::optional<std::string>();
    auto file = FileBytes::openFile(work.files, path);
    auto sums = FileBytes::openFile(work.files, sumsPath);
    if (!file || !sums)
        return std::optional("it cannot be read: " + (file ? sums : file).error().message);
    auto fault = Comparing(work, std::move(file).value(), std::move(sums).value(), done).run();
    if (!fault)
        return fault.error();
    return std::optional(std::move(fault).value());
}

} // namespace ledgerloom
