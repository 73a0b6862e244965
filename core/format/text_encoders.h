#pragma once

#include "core/format/columns.h"
#include "core/format/text_buffer.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace ledgerloom {

/// What the encoders of all text tables have in common: a header, which begins a stream, and pieces of whole rows.
/// `Interface` is one of the three of part_encoder.h.
template <class Interface> class TextEncoder : public Interface {
public:
    TextEncoder(std::shared_ptr<TextBuffer> buffer, std::string header)
        : m_buffer(std::move(buffer)), m_header(std::move(header)) {}

    Result<void> begin(ByteSink& sink, PartStart start) override {
        m_sink = &sink;
        if (start == PartStart::continued)
            return {};
        return m_buffer->flush(std::copy(m_header.begin(), m_header.end(), m_buffer->begin()), sink);
    }
    Result<void> end() override { return {}; }

protected:
    /// Writes rows [0, count) in pieces of at most `perPiece`; `writeRows(from, to, out)` returns the end.
    template <class WriteRows>
    Result<void> writePieces(std::size_t count, std::size_t perPiece, const WriteRows& writeRows) {
        for (std::size_t from = 0; from < count; from += perPiece) {
            char* end = writeRows(from, std::min(from + perPiece, count), m_buffer->begin());
            if (auto flushed = m_buffer->flush(end, *m_sink); !flushed)
                return flushed;
        }
        return {};
    }

private:
    std::shared_ptr<TextBuffer> m_buffer;
    std::string m_header; ///< empty where the format has none
    ByteSink* m_sink = nullptr;
};

/// `Writer` is JsonlTransactions or CsvTransactions.
template <class Writer> class TextTransactions final : public TextEncoder<TransactionEncoder> {
public:
    template <class... Arguments>
    TextTransactions(std::shared_ptr<TextBuffer> buffer, std::string header, Arguments&&... arguments)
        : TextEncoder(std::move(buffer), std::move(header)), m_writer(std::forward<Arguments>(arguments)...) {}

    Result<void> write(const Batch& batch) override {
        return writePieces(batch.rows, Writer::rowsPerPiece, [&](std::size_t from, std::size_t to, char* out) {
            return m_writer.write(batch, from, to, out);
        });
    }

private:
    Writer m_writer;
};

/// `Writer` is JsonlPeople or CsvPeople.
template <class Writer> class TextCustomers final : public TextEncoder<CustomerEncoder> {
public:
    TextCustomers(std::shared_ptr<TextBuffer> buffer, std::string header, const Population& population)
        : TextEncoder(std::move(buffer), std::move(header)), m_writer(population) {}

    Result<void> write(std::span<const Customer> customers) override {
        return writePieces(customers.size(), Writer::rowsPerPiece, [&](std::size_t from, std::size_t to, char* out) {
            for (std::size_t i = from; i < to; ++i)
                out = m_writer.writeCustomer(customers[i], out);
            return out;
        });
    }

private:
    Writer m_writer;
};

template <class Writer> class TextDevices final : public TextEncoder<DeviceEncoder> {
public:
    TextDevices(std::shared_ptr<TextBuffer> buffer, std::string header, const Population& population)
        : TextEncoder(std::move(buffer), std::move(header)), m_writer(population) {}

    Result<void> write(std::span<const DeviceRow> devices) override {
        return writePieces(devices.size(), Writer::rowsPerPiece, [&](std::size_t from, std::size_t to, char* out) {
            for (std::size_t i = from; i < to; ++i)
                out = m_writer.writeDevice(devices[i], out);
            return out;
        });
    }

private:
    Writer m_writer;
};

} // namespace ledgerloom
