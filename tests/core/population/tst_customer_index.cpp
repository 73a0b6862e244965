#include "core/population/customer_index.h"
#include "core/population/identity.h"
#include "tests/support/customer_files.h"
#include "tests/support/plans.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <set>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Imported customers are found where the index says, live where they live, and know each other from both ends; an
/// index that is not whole is told by name.
class TestCustomerIndex : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everybodyIsThereOnce();
    void whatWasGivenIsKept();
    void whatWasNotGivenIsMade();
    void citiesHaveTheirOwn();
    void fewerCustomersAreAnEvenChoice();
    void contactsAgreeFromBothEnds();
    void aBadFileIsNamed_data();
    void aBadFileIsNamed();
    void aCutIsTrouble();

private:
    Plan plan(std::uint64_t customers) const {
        Plan wanted = planOfCustomers(customers);
        wanted.importedCustomers = m_index;
        return wanted;
    }

    static constexpr std::uint64_t count = 3'000;
    QTemporaryDir m_folder;
    std::string m_path;
    QByteArray m_bytes;
    std::shared_ptr<const CustomerIndex> m_index;
};

void TestCustomerIndex::initTestCase() {
    const auto imported = importText(m_folder.path(), customersCsv(count));
    QVERIFY2(imported.report.ok(), imported.report.ok() ? "" : imported.report.error().message.c_str());
    m_path = m_folder.filePath(QStringLiteral("customers.index")).toStdString();
    QFile file(QString::fromStdString(m_path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_bytes = file.readAll();
    const auto index = CustomerIndex::open(m_path);
    QVERIFY2(index.ok(), index.ok() ? "" : index.error().message.c_str());
    m_index = *index;
    QCOMPARE(m_index->checksum(), imported.report->checksum);
}

void TestCustomerIndex::everybodyIsThereOnce() {
    const Population population(plan(count), reference());
    std::set<std::string, std::less<>> ids;
    for (std::uint64_t i = 0; i < count; ++i)
        ids.emplace(population.imported(i)->id);
    QCOMPARE(ids.size(), std::size_t{count});
    QVERIFY(ids.contains("K-0") && ids.contains("K-2999"));
}

void TestCustomerIndex::whatWasGivenIsKept() {
    const Population population(plan(count), reference());
    const Identities identities(population);
    Identity identity;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto given = population.imported(i);
        const std::uint64_t number = std::stoull(std::string(given->id.substr(2)));
        const Customer customer = population.customer(i);
        identities.fill(customer, identity);
        QCOMPARE(identity.name, "Ana \"Z\" Souza, " + std::to_string(number));
        QCOMPARE(identity.email, "k" + std::to_string(number) + "@correio.example.com");
        QCOMPARE(identity.cpf, 10'000'000'000 + number);
        QCOMPARE(identity.phone, 11'910'000'000 + number);
        if (number % 3 != 0)
            QCOMPARE(customer.incomeCents, std::int64_t((1'000 + number % 9'000) * 100 + 50));
        if (number % 4 == 0)
            QCOMPARE(population.profiles()[customer.profile].name, std::string("business_owner"));
        const State& state = reference().states[customer.state];
        static constexpr const char* states[] = {"SP", "RJ", "MG", "BA", "PR", "AC"};
        QCOMPARE(state.uf, std::string(states[number * 7 % 6]));
        if (state.uf == "RJ")
            QCOMPARE(std::string(identity.city), std::string("niteroi")); // as it was written
        if (state.uf == "RJ")
            QCOMPARE(reference().cities[customer.cell.city].name, std::string("Niterói")); // and the place it means
        if (state.uf == "AC")
            QCOMPARE(std::string(identity.city), std::string("Xapuri")); // a town without coordinates of its own
        QCOMPARE(population.monthlyPayments(i), customer.monthlyPayments);
        QCOMPARE(population.accountHolder(i).contactCount, customer.contactCount);
    }
}

void TestCustomerIndex::whatWasNotGivenIsMade() {
    const Population population(plan(count), reference());
    std::set<std::size_t> profiles;
    for (std::uint64_t i = 0; i < count; ++i) {
        const Customer customer = population.customer(i);
        QVERIFY(customer.incomeCents > 0);
        profiles.insert(customer.profile);
    }
    QCOMPARE(profiles.size(), reference().profiles.size());
}

void TestCustomerIndex::citiesHaveTheirOwn() {
    const Places places(reference(), 42, count, m_index->cityStart());
    for (std::uint64_t position = 0; position < count; ++position) {
        QCOMPARE(places.importedAt(position), position);
        QCOMPARE(std::uint32_t{m_index->at(position).record.city}, places.cellOf(position).city);
    }
}

void TestCustomerIndex::fewerCustomersAreAnEvenChoice() {
    for (const std::uint64_t fewer : {1ULL, 7ULL, 1'000ULL, 2'999ULL}) {
        const Places places(reference(), 42, fewer, m_index->cityStart());
        std::set<std::uint64_t> chosen;
        for (std::uint64_t position = 0; position < fewer; ++position) {
            const std::uint64_t place = places.importedAt(position);
            QCOMPARE(std::uint32_t{m_index->at(place).record.city}, places.cellOf(position).city);
            chosen.insert(place);
        }
        QCOMPARE(chosen.size(), std::size_t{fewer});
    }
}

void TestCustomerIndex::contactsAgreeFromBothEnds() {
    const Population population(plan(count), reference());
    std::vector<Payer> payers;
    for (std::uint64_t payer = 0; payer < count; payer += 37) {
        const Customer customer = population.customer(payer);
        for (std::uint32_t slot = 0; slot < customer.contactCount; ++slot) {
            const std::uint64_t receiver = population.contactOf(customer, slot);
            if (receiver == payer)
                continue;
            population.payersOf(population.customer(receiver), slot, payers);
            QVERIFY(std::ranges::find(payers, payer, &Payer::index) != payers.end());
        }
    }
}

void TestCustomerIndex::aBadFileIsNamed_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    const auto changed = [this](std::size_t at, char to) {
        QByteArray bytes = m_bytes;
        bytes[qsizetype(at)] = to;
        return bytes;
    };
    QTest::newRow("empty") << QByteArray() << QByteArray("is not an index of customers");
    QTest::newRow("foreign") << customersCsv(3) << QByteArray("is not an index of customers");
    QTest::newRow("newer") << changed(offsetof(CustomerIndexHeader, version), 2)
                           << QByteArray("is an index of version 2");
    QTest::newRow("cut header") << m_bytes.left(100) << QByteArray("is cut within its header");
    QTest::newRow("cut") << m_bytes.left(m_bytes.size() - 1) << QByteArray("it is cut or was added to");
    QTest::newRow("longer") << m_bytes + "x" << QByteArray("it is cut or was added to");
    QTest::newRow("header") << changed(offsetof(CustomerIndexHeader, customers), 1)
                            << QByteArray("its header does not match its checksum");
    QTest::newRow("first byte of the content")
        << changed(sizeof(CustomerIndexHeader), '\x7f') << QByteArray("its content does not match its checksum");
    QTest::newRow("last byte") << changed(std::size_t(m_bytes.size()) - 1, '\x7f')
                               << QByteArray("its content does not match its checksum");
    CustomerIndexHeader other;
    std::memcpy(&other, m_bytes.constData(), sizeof(other));
    other.vocabulary[0] = other.vocabulary[0] == 'a' ? 'b' : 'a';
    other.header = headerHash(other);
    QTest::newRow("other tables") << QByteArray(reinterpret_cast<const char*>(&other), sizeof(other)) +
                                         m_bytes.mid(sizeof(other))
                                  << QByteArray("with other tables of cities, profiles or banks");
}

void TestCustomerIndex::aBadFileIsNamed() {
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, says);
    const QString path = m_folder.filePath(QStringLiteral("bad.index"));
    putFile(path, content);
    const auto index = CustomerIndex::open(path.toStdString());
    QVERIFY(!index.ok());
    QVERIFY(index.error().code == ErrorCode::badInput);
    QVERIFY2(index.error().message.find(says.toStdString()) != std::string::npos, index.error().message.c_str());
    QVERIFY(index.error().message.find("bad.index") != std::string::npos);
}

void TestCustomerIndex::aCutIsTrouble() {
    const QString path = m_folder.filePath(QStringLiteral("cut.index"));
    putFile(path, m_bytes);
    const auto index = CustomerIndex::open(path.toStdString());
    QVERIFY(index.ok() && !(*index)->trouble());
    QVERIFY(QFile::resize(path, 200));
    for (std::uint64_t place = 0; place < count; ++place)
        QVERIFY((*index)->at(place).id.size() <= longestImportedId);
    const auto trouble = (*index)->trouble();
    QVERIFY(trouble && trouble->code == ErrorCode::io);
    QVERIFY(trouble->message.find("cut.index was cut or changed while it was read") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestCustomerIndex)
#include "tst_customer_index.moc"
