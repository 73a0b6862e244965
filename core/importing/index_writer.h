#pragma once

#include "core/base/result.h"
#include "core/importing/id_hashes.h"
#include "core/population/customer_index.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Writes an index of customers in bounded memory: texts go straight to the new file, records wait in a scratch file
/// until it is known which ids come twice and how many customers each city has. The index appears under its name whole
/// and durable, or not at all. One thread.
class IndexWriter {
public:
    static Result<std::unique_ptr<IndexWriter>> create(FileSystem& files, const std::string& path);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    ~IndexWriter();

    /// Bytes a writer holds at most.
    static std::uint64_t memoryBytes();

    Result<void> add(const ImportedCustomer& customer, std::uint64_t line);

    /// Called for each customer whose id stands on an earlier line, too, in the order of lines.
    using OnDuplicate = std::function<void(std::uint64_t line, const std::string& id, std::uint64_t firstLine)>;
    /// After the last add(): leaves later ones of the same id out, and tells them.
    Result<void> dropDuplicates(const OnDuplicate& onDuplicate);

    struct Written {
        std::uint64_t customers = 0;
        std::uint64_t bytes = 0;
        std::string checksum;
    };
    /// After dropDuplicates(). badInput when nobody is left.
    Result<Written> finish();

private:
    struct Row {
        CustomerRecord record;
        std::uint64_t line = 0;
        std::uint64_t sameAs = 0; ///< line of the first with this id; 0: this is the first
    };
    IndexWriter(FileSystem& files, std::string path, std::string temporary, FileHandle file, ScratchFile rows);
    Result<void> flushTexts();
    Result<Row> readRow(std::uint64_t row) const;
    Result<std::string> idOf(const Row& row) const;
    Result<void> compare(std::uint64_t row, std::vector<std::pair<std::string, std::uint64_t>>& seen);
    Result<void> forEachRow(const std::function<Result<void>(const Row&)>& take) const;
    Result<void> writeRecords(const CustomerIndexHeader& header, std::vector<std::uint64_t> place);
    Result<void> seal(CustomerIndexHeader& header);
    Result<void> publish();

    FileSystem& m_files;
    std::string m_path;
    std::string m_temporary;
    FileHandle m_file;
    ScratchFile m_rows;
    IdHashes m_hashes;
    std::string m_texts; ///< not yet written
    std::uint64_t m_textsWritten = 0;
    std::uint64_t m_added = 0;
    std::uint64_t m_duplicates = 0;
    std::vector<std::uint64_t> m_inCity;
    bool m_published = false;
};

} // namespace ledgerloom
