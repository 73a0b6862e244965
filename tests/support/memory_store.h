#pragma once

#include "core/storage/object_store.h"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom::testing {

/// The objects of a MemoryStore, which several stores may share like several clients of one server.
struct MemoryObjects {
    struct Object {
        std::string bytes;
        std::int64_t changedUs = 0;
    };
    std::mutex mutex;
    std::map<std::string, Object> objects;
    std::int64_t nowUs = 1'751'328'000'000'000;
    /// Asked before each request ("write path", "read path", ...): a code makes it fail.
    std::function<std::optional<ErrorCode>(const std::string&)> fail;
};

/// An object store in memory that does what a real one promises: an object appears whole when it is closed.
class MemoryStore final : public ObjectStore {
public:
    explicit MemoryStore(std::shared_ptr<MemoryObjects> objects) : m_objects(std::move(objects)) {}

    const std::string& name() const override { return m_name; }
    Result<void> contact() override { return ask("contact"); }
    Result<bool> isEmpty() override {
        const std::lock_guard lock(m_objects->mutex);
        return m_objects->objects.empty();
    }
    Result<std::unique_ptr<ObjectWriter>> create(const std::string& path, Uploading) override {
        if (auto asked = ask("create " + path); !asked) {
            return asked.error();
        }
        return std::unique_ptr<ObjectWriter>(std::make_unique<Writer>(*this, path));
    }
    Result<std::optional<ObjectInfo>> status(const std::string& path) override {
        if (auto asked = ask("status " + path); !asked) {
            return asked.error();
        }
        const std::lock_guard lock(m_objects->mutex);
        const auto found = m_objects->objects.find(path);
        return found == m_objects->objects.end() ? std::optional<ObjectInfo>()
                                                 : std::optional(ObjectInfo{.bytes = found->second.bytes.size(),
                                                                            .changedUs = found->second.changedUs});
    }
    Result<bool> read(const std::string& path, const std::function<bool(std::string_view)>& take) override {
        if (auto asked = ask("read " + path); !asked) {
            return asked.error();
        }
        std::optional<std::string> bytes;
        {
            const std::lock_guard lock(m_objects->mutex);
            const auto found = m_objects->objects.find(path);
            bytes = found == m_objects->objects.end() ? std::nullopt : std::optional(found->second.bytes);
        }
        // In small pieces, as a network gives them.
        for (std::size_t at = 0; bytes && at < bytes->size() && take(std::string_view(*bytes).substr(at, 10));
             at += 10) {
        }
        return bytes.has_value();
    }
    Result<void> list(const std::string& folder, const std::function<void(const std::string&)>& name) override {
        if (auto asked = ask("list " + folder); !asked) {
            return asked.error();
        }
        const std::string prefix = folder.empty() ? "" : folder + "/";
        std::vector<std::string> names;
        {
            const std::lock_guard lock(m_objects->mutex);
            for (const auto& [path, object] : m_objects->objects) {
                const std::string one = path.starts_with(prefix) ? path.substr(prefix.size()) : "";
                const std::string direct = one.substr(0, one.find('/'));
                if (!direct.empty() && (names.empty() || names.back() != direct)) {
                    names.push_back(direct);
                }
            }
        }
        for (const std::string& one : names) {
            name(one);
        }
        return {};
    }
    Result<void> remove(const std::string& path) override {
        if (auto asked = ask("remove " + path); !asked) {
            return asked;
        }
        const std::lock_guard lock(m_objects->mutex);
        m_objects->objects.erase(path);
        return {};
    }
    void setPatience(std::int64_t) override {}
    void interrupt() override {}
    std::optional<Error> broken() const override { return std::nullopt; }
    std::vector<TargetNote> takeNotes() override { return {}; }

private:
    class Writer final : public ObjectWriter {
    public:
        Writer(MemoryStore& store, std::string path) : m_store(store), m_path(std::move(path)) {}
        Result<void> write(std::string_view bytes) override {
            m_bytes += bytes;
            return m_store.ask("write " + m_path);
        }
        Result<void> close() override {
            if (auto asked = m_store.ask("close " + m_path); !asked) {
                return asked;
            }
            MemoryObjects& all = *m_store.m_objects;
            const std::lock_guard lock(all.mutex);
            all.objects[m_path] = {.bytes = m_bytes, .changedUs = all.nowUs};
            return {};
        }

    private:
        MemoryStore& m_store;
        std::string m_path;
        std::string m_bytes;
    };

    Result<void> ask(const std::string& request) {
        const std::lock_guard lock(m_objects->mutex);
        const auto code = m_objects->fail ? m_objects->fail(request) : std::nullopt;
        return code ? Result<void>(Error{.code = *code, .message = request + " failed"}) : Result<void>();
    }

    const std::string m_name = "memory://bucket";
    std::shared_ptr<MemoryObjects> m_objects;
};

} // namespace ledgerloom::testing
