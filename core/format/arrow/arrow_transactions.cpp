#include "core/format/arrow/arrow_transactions.h"

#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

constexpr std::size_t noCategory = SIZE_MAX;

template <class List, class Member> std::vector<std::string> textsOf(const List& list, Member member) {
    std::vector<std::string> found;
    found.reserve(list.size());
    for (const auto& item : list)
        found.push_back(item.*member);
    return found;
}

double hundredths(std::int64_t value) {
    return static_cast<double>(value) / 100.0;
}

/// Fills a category with the enumerator of `member`.
template <class Member> auto enumerator(Member member) {
    return [member](CategoryColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i) { return indexOf((batch.*member)[i]); });
    };
}

/// Fills a category with what `read` says of the row's card.
template <class Read> auto ofCard(Read read) {
    return [read](CategoryColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i) {
            return batch.card[i] == noEntry ? noCategory : std::size_t{read(batch.dictionary->cards[batch.card[i]])};
        });
    };
}

void merchantCategory(CategoryColumn& column, const Batch& batch) {
    column.append(batch.rows, [&](std::size_t i) {
        return batch.merchant[i] == noEntry ? noCategory : batch.dictionary->merchants[batch.merchant[i]].category;
    });
}

/// Fills numbers of hundredths; none is null.
template <class Member> auto money(Member member) {
    return [member](FixedColumn<double>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, double& value) {
            value = hundredths((batch.*member)[i]);
            return true;
        });
    };
}

template <class Member> auto degrees(Member member) {
    return [member](FixedColumn<double>& column, const Batch& batch) {
        const auto& microDegrees = batch.*member;
        column.append(batch.rows, [&](std::size_t i, double& value) {
            value = static_cast<double>(microDegrees[i]) / 1e6;
            return microDegrees[i] != noPlace;
        });
    };
}

/// Whether a card's check was passed; null where it was not asked for.
auto cardCheck(unsigned asked, unsigned passed) {
    return [asked, passed](BooleanColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, bool& value) {
            value = (batch.flags[i] & passed) != 0;
            return batch.card[i] != noEntry && (batch.flags[i] & asked) != 0;
        });
    };
}

bool hasKey(const Batch& batch, std::size_t i) {
    return batch.payee[i] != noEntry && batch.type[i] == PaymentType::pix;
}

char* putIp(char* out, std::uint32_t ip) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        out = putNumber(out, (ip >> shift) & 255U);
        *out++ = '.';
    }
    return out - 1; // without the last dot
}

} // namespace

ArrowTransactions::ArrowTransactions(const Plan& plan, const Population& population, arrow::MemoryPool* pool,
                                     ColumnsAt columns)
    : ArrowRows(Table::transactions, plan, pool, rowsPerUnit, columns), m_names(SchemaNames::of(plan.schema)) {
    const Reference& reference = population.reference();
    addParties();
    addPlace();
    addMerchant(reference);
    addCard(reference);
    addPix(reference);
    addFeatures();
    addOutcome();
    if (plan.inlineLabels())
        addLabels();
    if (plan.ownColumns)
        addAccount(reference);
}

void ArrowTransactions::append(const Batch& batch) {
    for (const auto& fillColumn : m_fills)
        fillColumn(batch);
    appended(batch.rows);
}

std::shared_ptr<arrow::Array>
ArrowTransactions::columnOf(std::size_t index, const std::vector<std::unique_ptr<Batch>>& batches, std::size_t count) {
    column(index).clear();
    for (std::size_t i = 0; i < count; ++i)
        m_fills[index](*batches[i]);
    return column(index).finish();
}

void ArrowTransactions::addParties() {
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 19, [&](std::size_t i, char* out) {
            return putFifteen(put(out, "TXN_"), batch.customer[i] * 100'000 + batch.sequence[i]);
        });
    });
    add(text(), [](TextColumn& column, const Batch& batch) {
        const Dictionary& dictionary = *batch.dictionary;
        column.append(batch.rows, std::max<std::size_t>(17, dictionary.longestCustomerId),
                      [&](std::size_t i, char* out) { return putCustomerId(out, dictionary, batch.customer[i]); });
    });
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 20, [&](std::size_t i, char* out) {
            return putFifteen(put(out, "SESS_"), batch.customer[i] * 100'000 + batch.session[i]);
        });
    });
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 16, [&](std::size_t i, char* out) {
            return batch.device[i] == noEntry ? nullptr
                                              : putTwelve(put(out, "DEV_"), batch.dictionary->devices[batch.device[i]]);
        });
    });
    add(timestamp(), [](FixedColumn<std::int64_t>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, std::int64_t& value) {
            value = batch.timeUs[i];
            return true;
        });
    });
    add(category(m_names.values("tipo", paymentTypeNames)), enumerator(&Batch::type));
    add(number(), money(&Batch::amountCents));
    add(category({"BRL"}), [](CategoryColumn& column, const Batch& batch) {
        column.append(batch.rows, [](std::size_t) { return std::size_t{0}; });
    });
    add(category(m_names.values("canal", channelNames)), enumerator(&Batch::channel));
}

void ArrowTransactions::addPlace() {
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 15,
                      [&](std::size_t i, char* out) { return batch.ip[i] == 0 ? nullptr : putIp(out, batch.ip[i]); });
    });
    add(number(), degrees(&Batch::latE6));
    add(number(), degrees(&Batch::lonE6));
}

void ArrowTransactions::addMerchant(const Reference& reference) {
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 26, [&](std::size_t i, char* out) {
            return batch.merchant[i] == noEntry
                       ? nullptr
                       : putMerchantNumber(put(out, "MERCH_"), batch.dictionary->merchants[batch.merchant[i]].number);
        });
    });
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, Merchant::nameCapacity, [&](std::size_t i, char* out) -> char* {
            if (batch.merchant[i] == noEntry)
                return nullptr;
            const Merchant& merchant = batch.dictionary->merchants[batch.merchant[i]];
            return putUpTo48(out, merchant.nameText.data(), merchant.nameLength);
        });
    });
    add(category(m_names.values("merchant_category", textsOf(reference.categories, &MerchantCategory::name))),
        merchantCategory);
    add(category(textsOf(reference.categories, &MerchantCategory::code)), merchantCategory);
    add(category(textsOf(reference.categories, &MerchantCategory::risk)), merchantCategory);
}

void ArrowTransactions::addCard(const Reference& reference) {
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 16, [&](std::size_t i, char* out) {
            return batch.card[i] == noEntry ? nullptr : putHex16(out, batch.dictionary->cards[batch.card[i]].hash);
        });
    });
    add(category(textsOf(reference.brands, &WeightedText::text)),
        ofCard([](const PaymentCard& card) { return card.brand; }));
    add(category(m_names.values("tipo_cartao", std::array{"DEBITO", "CREDITO"})),
        ofCard([](const PaymentCard& card) { return card.credit; }));
    add(integer(), [](FixedColumn<std::int32_t>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, std::int32_t& value) {
            value = batch.installments[i];
            return batch.card[i] != noEntry;
        });
    });
    add(category(m_names.values("entrada_cartao", cardEntryNames)), [](CategoryColumn& column, const Batch& batch) {
        column.append(batch.rows,
                      [&](std::size_t i) { return batch.card[i] == noEntry ? noCategory : indexOf(batch.entry[i]); });
    });
    add(boolean(), cardCheck(Payment::cvvChecked, Payment::cvvMatches));
    add(boolean(), cardCheck(Payment::threeDsAsked, Payment::threeDsPassed));
}

void ArrowTransactions::addPix(const Reference& reference) {
    add(category(m_names.values("chave_pix_tipo", pixKeyTypeNames)), [](CategoryColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i) {
            return hasKey(batch, i) ? batch.dictionary->payees[batch.payee[i]].keyType : noCategory;
        });
    });
    add(text(), [](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, Payee::keyCapacity, [&](std::size_t i, char* out) -> char* {
            if (!hasKey(batch, i))
                return nullptr;
            const Payee& payee = batch.dictionary->payees[batch.payee[i]];
            return putUpTo48(out, payee.keyText.data(), payee.keyLength);
        });
    });
    add(category(textsOf(reference.banks, &Bank::code)), [](CategoryColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i) {
            return batch.payee[i] == noEntry ? noCategory : batch.dictionary->payees[batch.payee[i]].bank;
        });
    });
}

void ArrowTransactions::addFeatures() {
    add(number(), [](FixedColumn<double>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, double& value) {
            value = hundredths(batch.distanceCentiKm[i]);
            return batch.distanceCentiKm[i] >= 0;
        });
    });
    add(integer(), [](FixedColumn<std::int32_t>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, std::int32_t& value) {
            value = batch.minutesSinceLast[i];
            return value >= 0;
        });
    });
    add(integer(), [](FixedColumn<std::int32_t>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, std::int32_t& value) {
            value = batch.countLast24h[i];
            return true;
        });
    });
    add(number(), money(&Batch::sumLast24hCents));
    addFlag(Payment::unusualHour);
    addFlag(Payment::newReceiver);
}

void ArrowTransactions::addFlag(unsigned mask) {
    add(boolean(), [mask](BooleanColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, bool& value) {
            value = (batch.flags[i] & mask) != 0;
            return true;
        });
    });
}

void ArrowTransactions::addOutcome() {
    add(category(m_names.values("status", paymentStatusNames)), enumerator(&Batch::status));
    add(category(m_names.values("motivo_recusa", refusalReasonNames)), enumerator(&Batch::reason));
    add(number(), money(&Batch::scoreCenti));
}

void ArrowTransactions::addLabels() {
    add(boolean(), [](BooleanColumn& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, bool& value) {
            value = batch.fraud[i] != FraudType::none;
            return true;
        });
    });
    add(category(m_names.values("fraud_type", fraudTypeNames)), enumerator(&Batch::fraud));
}

void ArrowTransactions::addAccount(const Reference& reference) {
    add(text(), [&banks = reference.banks](TextColumn& column, const Batch& batch) {
        column.append(batch.rows, 32, [&](std::size_t i, char* out) -> char* {
            if (batch.payee[i] == noEntry)
                return nullptr;
            const Payee& payee = batch.dictionary->payees[batch.payee[i]];
            const std::string& bank = banks[payee.bank].code;
            out = std::copy(bank.begin(), bank.end(), out);
            *out++ = '/';
            out = putBranch(out, payee.account);
            *out++ = '/';
            return putAccountNumber(out, payee.account);
        });
    });
    add(number(), [](FixedColumn<double>& column, const Batch& batch) {
        column.append(batch.rows, [&](std::size_t i, double& value) {
            value = static_cast<double>(batch.balanceBeforeCents(i)) / 100.0;
            return true;
        });
    });
    add(number(), money(&Batch::balanceAfterCents));
}

} // namespace ledgerloom
