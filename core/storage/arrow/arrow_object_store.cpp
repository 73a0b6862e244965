#include "core/storage/arrow/arrow_object_store.h"

#include "core/storage/arrow/arrow_place.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/store_error.h"
#include "core/storage/store_patience.h"

#include <arrow/filesystem/filesystem.h>
#include <arrow/io/interfaces.h>
#include <arrow/util/future.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

namespace ledgerloom {

namespace {

using arrow::fs::FileInfo;
using arrow::fs::FileType;

constexpr std::int64_t readWindow = std::int64_t{1} << 20; // each window is a request

/// Streams that were given up while their server did not answer. Destroyed, they would complete their uploads.
class Parked {
public:
    void add(std::shared_ptr<arrow::io::OutputStream> stream) {
        const std::lock_guard lock(m_mutex);
        m_streams.push_back(std::move(stream));
    }
    void tryAgain() {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_streams, [](const auto& stream) { return stream->Abort().ok(); });
    }
    /// Never destroyed: the program may end while one is left.
    static Parked& instance() {
        static auto* parked = new Parked;
        return *parked;
    }

private:
    std::mutex m_mutex;
    std::vector<std::shared_ptr<arrow::io::OutputStream>> m_streams; ///< guarded by m_mutex
};

class ArrowStore final : public ObjectStore {
public:
    ArrowStore(std::string name, ArrowPlace place, std::shared_ptr<StorePatience> patience)
        : m_name(std::move(name)), m_place(std::move(place)), m_patience(std::move(patience)) {}

    const std::string& name() const override { return m_name; }
    Result<void> contact() override;
    Result<bool> isEmpty() override;
    Result<std::unique_ptr<ObjectWriter>> create(const std::string& path, Uploading uploading) override;
    Result<std::optional<ObjectInfo>> status(const std::string& path) override;
    Result<bool> read(const std::string& path, const std::function<bool(std::string_view)>& take) override;
    Result<void> list(const std::string& folder, const std::function<void(const std::string&)>& name) override;
    Result<void> remove(const std::string& path) override;
    void setPatience(std::int64_t limitUs) override { m_patience->setLimit(limitUs); }
    void interrupt() override { m_patience->interrupt(); }
    std::optional<Error> broken() const override;
    std::vector<TargetNote> takeNotes() override { return m_patience->takeNotes(); }

    arrow::fs::FileSystem& files() { return *m_place.files; }
    bool appearsWhole() const { return m_place.appearsWhole; }
    std::string full(const std::string& path) const { return path.empty() ? m_place.root : m_place.root + "/" + path; }
    /// Every answer of the store goes through here.
    Result<void> answer(const arrow::Status& status, std::string_view action, const std::string& path);

private:
    Result<FileInfo> info(const std::string& path);

    const std::string m_name;
    const ArrowPlace m_place;
    const std::shared_ptr<StorePatience> m_patience;
    mutable std::mutex m_mutex;
    std::optional<Error> m_refused; ///< guarded by m_mutex
};

class ArrowWriter final : public ObjectWriter {
public:
    ArrowWriter(ArrowStore& store, std::string path, std::string written, Uploading uploading,
                std::shared_ptr<arrow::io::OutputStream> stream)
        : m_store(store),
          m_path(std::move(path)),
          m_written(std::move(written)),
          m_uploading(uploading),
          m_stream(std::move(stream)) {}

    ~ArrowWriter() override {
        if (m_stream) {
            if (!m_stream->Abort().ok()) {
                Parked::instance().add(std::move(m_stream));
            }
            removeWritten();
        }
    }

    Result<void> write(std::string_view bytes) override {
        while (!bytes.empty()) {
            const std::string_view piece = bytes.substr(0, objectPieceBytes - m_inPiece);
            bytes.remove_prefix(piece.size());
            const bool fills = m_inPiece + piece.size() == objectPieceBytes;
            // A full piece is sent in the background; flushing waits until it has arrived.
            auto done = arrow::Status::OK();
            if (fills && m_uploading == Uploading::doubled) {
                done = m_stream->Flush();
            }
            if (done.ok()) {
                done = m_stream->Write(piece.data(), static_cast<std::int64_t>(piece.size()));
            }
            if (done.ok() && fills && m_uploading == Uploading::single) {
                done = m_stream->Flush();
            }
            m_inPiece = fills ? 0 : m_inPiece + piece.size();
            if (!done.ok() || fills) {
                if (auto answered = m_store.answer(done, "write", m_path); !answered) {
                    return answered;
                }
            }
        }
        return {};
    }

    Result<void> close() override {
        if (auto closed = m_store.answer(m_stream->Close(), "write", m_path); !closed) {
            return closed;
        }
        m_stream.reset();
        if (m_store.appearsWhole()) {
            return {};
        }
        // Such a store does not rename over a file.
        auto moved = m_store.remove(m_path);
        if (moved) {
            moved =
                m_store.answer(m_store.files().Move(m_store.full(m_written), m_store.full(m_path)), "rename", m_path);
        }
        if (!moved) {
            removeWritten();
        }
        return moved;
    }

private:
    void removeWritten() {
        if (!m_store.appearsWhole()) {
            static_cast<void>(m_store.files().DeleteFile(m_store.full(m_written)).ok());
        }
    }

    ArrowStore& m_store;
    const std::string m_path;
    const std::string m_written; ///< the name until it is whole
    const Uploading m_uploading;
    std::shared_ptr<arrow::io::OutputStream> m_stream;
    std::uint64_t m_inPiece = 0;
};

Result<void> ArrowStore::answer(const arrow::Status& status, std::string_view action, const std::string& path) {
    if (status.ok()) {
        m_patience->answered();
        return {};
    }
    if (m_patience->interrupted()) {
        return Error{.code = ErrorCode::cancelled, .message = "stopped while " + m_name + " was asked"};
    }
    const StoreFailure failure = judgeStoreFailure(status.message(), action, path, m_name);
    if (failure.final) {
        const std::lock_guard lock(m_mutex);
        m_refused = m_refused ? m_refused : failure.error;
    }
    return failure.error;
}

std::optional<Error> ArrowStore::broken() const {
    {
        const std::lock_guard lock(m_mutex);
        if (m_refused) {
            return m_refused;
        }
    }
    return m_patience->givenUp();
}

Result<FileInfo> ArrowStore::info(const std::string& path) {
    auto found = files().GetFileInfo(full(path));
    if (auto answered = answer(found.status(), "look up", path); !answered) {
        return answered.error();
    }
    return *std::move(found);
}

Result<void> ArrowStore::contact() {
    Result<void> reached;
    if (!m_place.appearsWhole) {
        const auto root = info({});
        reached = root ? Result<void>() : root.error();
    } else {
        // A listing, since only its answer says why it is refused.
        const auto listed = list({}, [](const std::string&) {});
        const std::string bucket = m_place.root.substr(0, m_place.root.find('/'));
        const auto found = listed ? files().GetFileInfo(bucket) : arrow::Result<FileInfo>(FileInfo());
        reached = listed ? answer(found.status(), "look up", bucket) : listed;
        if (reached && found->type() == FileType::NotFound) {
            reached = noSuchBucket(m_name);
        }
    }
    if (!reached && !m_patience->givenUp()) {
        Error error = reached.error();
        error.code = error.code == ErrorCode::io ? ErrorCode::badInput : error.code;
        error.field = "output";
        return error;
    }
    return reached ? reached : m_patience->givenUp() ? Result<void>(*m_patience->givenUp()) : reached;
}

Result<bool> ArrowStore::isEmpty() {
    bool empty = true;
    const auto listed = list({}, [&empty](const std::string&) { empty = false; });
    return listed ? Result<bool>(empty) : Result<bool>(listed.error());
}

Result<std::unique_ptr<ObjectWriter>> ArrowStore::create(const std::string& path, Uploading uploading) {
    std::string written = path;
    if (!m_place.appearsWhole) {
        std::ranges::replace(written, '/', '-');
        written = under(temporaryFolder, written);
    }
    auto made = arrow::Status::OK();
    if (!m_place.appearsWhole) {
        made = files().CreateDir(full(std::string(temporaryFolder)), true);
        if (const std::size_t slash = path.rfind('/'); made.ok() && slash != std::string::npos) {
            made = files().CreateDir(full(path.substr(0, slash)), true);
        }
    }
    auto stream = made.ok() ? files().OpenOutputStream(full(written), nullptr)
                            : arrow::Result<std::shared_ptr<arrow::io::OutputStream>>(made);
    if (auto answered = answer(stream.status(), "make", path); !answered) {
        return answered.error();
    }
    return std::unique_ptr<ObjectWriter>(
        std::make_unique<ArrowWriter>(*this, path, std::move(written), uploading, *std::move(stream)));
}

Result<std::optional<ObjectInfo>> ArrowStore::status(const std::string& path) {
    const auto found = info(path);
    if (!found) {
        return found.error();
    }
    if (found->type() != FileType::File) {
        return std::optional<ObjectInfo>();
    }
    const auto changed = std::chrono::duration_cast<std::chrono::microseconds>(found->mtime().time_since_epoch());
    return std::optional(ObjectInfo{.bytes = static_cast<std::uint64_t>(found->size()), .changedUs = changed.count()});
}

Result<bool> ArrowStore::read(const std::string& path, const std::function<bool(std::string_view)>& take) {
    const auto found = info(path);
    if (!found || found->type() != FileType::File) {
        return found ? Result<bool>(false) : Result<bool>(found.error());
    }
    auto stream = files().OpenInputStream(*found);
    if (auto opened = answer(stream.status(), "read", path); !opened) {
        return opened.error();
    }
    std::vector<char> window(static_cast<std::size_t>(std::clamp<std::int64_t>(found->size(), 1, readWindow)));
    for (std::int64_t left = found->size(); left > 0;) {
        const auto count = (*stream)->Read(std::min<std::int64_t>(left, std::ssize(window)), window.data());
        if (auto answered = answer(count.status(), "read", path); !answered) {
            return answered.error();
        }
        left -= *count;
        if (*count == 0 || !take({window.data(), static_cast<std::size_t>(*count)})) {
            break;
        }
    }
    return true;
}

Result<void> ArrowStore::list(const std::string& folder, const std::function<void(const std::string&)>& name) {
    arrow::fs::FileSelector selector;
    selector.base_dir = full(folder);
    selector.allow_not_found = true;
    auto next = files().GetFileInfoGenerator(selector);
    while (true) {
        const auto batch = next().result();
        if (auto answered = answer(batch.status(), "list", folder); !answered) {
            return answered;
        }
        if (batch->empty()) {
            return {};
        }
        for (const FileInfo& found : *batch) {
            name(found.base_name());
        }
    }
}

Result<void> ArrowStore::remove(const std::string& path) {
    const auto found = info(path);
    if (!found) {
        return found.error();
    }
    return found->type() == FileType::File ? answer(files().DeleteFile(full(path)), "remove", path) : Result<void>();
}

} // namespace

Result<std::unique_ptr<ObjectStore>> openArrowStore(const StoreUri& uri, std::shared_ptr<Clock> clock) {
    std::string name = (uri.scheme == StoreScheme::s3 ? "s3://" : "hdfs://") + uri.place;
    if (!uri.prefix.empty()) {
        name += "/" + uri.prefix;
    }
    Parked::instance().tryAgain();
    auto patience = std::make_shared<StorePatience>(name, std::move(clock));
    auto place = openArrowPlace(uri, patience);
    if (!place) {
        return place.error();
    }
    return std::unique_ptr<ObjectStore>(
        std::make_unique<ArrowStore>(std::move(name), std::move(place).value(), std::move(patience)));
}

} // namespace ledgerloom
