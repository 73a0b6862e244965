#include "core/run/engine.h"
#include "core/run/planner.h"
#include "tests/support/customer_files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Payments of imported customers are as reproducible as any, and an index that changes is told, never mixed in.
class TestCustomersFile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void workersChangeNoByte();
    void theOrderOfTimeChangesNoRow();
    void theFilesPlaceChangesNoByteAndItsContentDoes();
    void moreCustomersThanThereAreAreRefused();
    void aFileThatIsCutEndsTheRun();

private:
    std::string import(const char* name, std::uint64_t count) const {
        const Imported imported = importText(m_folder->path(), customersCsv(count), false, name);
        return imported.report ? m_folder->path().toStdString() + "/" + name : imported.report.error().message;
    }
    std::map<std::string, QByteArray> tree(std::uint32_t workers);
    /// The lines of transactions, sorted.
    QList<QByteArray> rows();

    std::unique_ptr<QTemporaryDir> m_folder;
    RunConfig m_config;
};

void TestCustomersFile::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.sizeBytes = 0;
    m_config.rows = 200'000;
    m_config.customersFile = import("a.index", 900);
}

std::map<std::string, QByteArray> TestCustomersFile::tree(std::uint32_t workers) {
    const QTemporaryDir out;
    m_config.workers = workers;
    m_config.output = out.filePath(QStringLiteral("out")).toStdString();
    auto engine = Engine::create(m_config);
    if (!engine || !(*engine)->start() || !(*engine)->wait())
        return {};
    return fileTree(QString::fromStdString(m_config.output));
}

void TestCustomersFile::workersChangeNoByte() {
    const auto one = tree(1);
    QVERIFY(one.size() > 6);
    QVERIFY(one.at("transactions/part-00000000.jsonl").contains("\"customer_id\":\"K-"));
    QVERIFY(!one.at("transactions/part-00000000.jsonl").contains("CUST_"));
    QVERIFY(one.at("customers/part-00000000.jsonl").contains("\"nome\":\"Ana \\\"Z\\\" Souza, "));
    QVERIFY(!one.at("devices/part-00000000.jsonl").contains("CUST_"));
    QCOMPARE(tree(2), one);
    QCOMPARE(tree(3), one);
}

QList<QByteArray> TestCustomersFile::rows() {
    QList<QByteArray> lines;
    for (const auto& [name, content] : tree(2))
        if (name.starts_with("transactions/"))
            lines += content.trimmed().split('\n');
    std::ranges::sort(lines);
    return lines;
}

void TestCustomersFile::theOrderOfTimeChangesNoRow() {
    const QList<QByteArray> byShard = rows();
    QCOMPARE(byShard.size(), qsizetype(200'000));
    m_config.order = Order::time;
    QVERIFY(rows() == byShard);
}

void TestCustomersFile::theFilesPlaceChangesNoByteAndItsContentDoes() {
    m_config.rows = 20'000;
    m_config.customers = 100;
    const auto one = tree(1);
    const std::string moved = m_config.customersFile + ".moved";
    QVERIFY(QFile::rename(QString::fromStdString(m_config.customersFile), QString::fromStdString(moved)));
    m_config.customersFile = moved;
    QCOMPARE(tree(1), one);
    m_config.customersFile = import("b.index", 901);
    const auto other = tree(1);
    QVERIFY(other.at("manifest.json") != one.at("manifest.json"));
    QVERIFY(other.at("manifest.json").contains("\"customers_file\""));
}

void TestCustomersFile::moreCustomersThanThereAreAreRefused() {
    m_config.customers = 901;
    const auto planned = makePlan(m_config);
    QVERIFY(!planned.ok() && planned.error().field == "customers");
    QVERIFY(planned.error().message.find("Allowed: 1 to 900") != std::string::npos);
    m_config.customers = 0;
    QCOMPARE(makePlan(m_config)->plan.customers, std::uint64_t{900});
    m_config.customersOnly = true;
    m_config.rows = 0;
    m_config.sizeBytes = 1'000'000;
    QCOMPARE(makePlan(m_config)->plan.customers, std::uint64_t{900});
}

void TestCustomersFile::aFileThatIsCutEndsTheRun() {
    m_config.rows = 5'000'000;
    m_config.customersFile = import("long.index", 20'000);
    m_config.workers = 2;
    m_config.output = "null";
    auto engine = Engine::create(m_config);
    QVERIFY2(engine.ok(), engine.ok() ? "" : engine.error().message.c_str());
    QVERIFY((*engine)->start().ok());
    QTRY_VERIFY((*engine)->snapshot().rowsDone > 0);
    QVERIFY(QFile::resize(QString::fromStdString(m_config.customersFile), 100));
    const auto ended = (*engine)->wait();
    QVERIFY(!ended.ok());
    QVERIFY(ended.error().code == ErrorCode::io);
    QVERIFY2(ended.error().message.find("long.index was cut or changed while it was read") != std::string::npos,
             ended.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestCustomersFile)
#include "tst_customers_file.moc"
