#include "core/format/jsonl_people.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QFile>
#include <QTest>

using namespace ledgerloom;
using Json = nlohmann::ordered_json;

namespace {

template <class List, class Text> std::size_t longest(const List& list, Text text) {
    std::size_t most = 0;
    for (const auto& item : list)
        most = std::max(most, text(item).size());
    return most;
}

const std::string& itself(const std::string& text) {
    return text;
}
const std::string& textOfWeighted(const WeightedText& text) {
    return text.text;
}

} // namespace

class TestJsonlPeople : public QObject {
    Q_OBJECT

private:
    const Population population{testing::planOfCustomers(3'000), reference()};
    JsonlPeople people{population};

    template <class Write> static std::string line(Write write) {
        std::string text(8'192, '#');
        text.resize(static_cast<std::size_t>(write(text.data()) - text.data()));
        return text;
    }
    std::string customerLine(const Customer& c) {
        return line([&](char* out) { return people.writeCustomer(c, out); });
    }
    std::string deviceLine(const Customer& c, const Device& d) const {
        return line([&](char* out) { return people.writeDevice({c.index, d}, out); });
    }
    static std::vector<std::string> schemaKeys(const char* table) {
        QFile file(QFINDTESTDATA(std::string("../../../resources/schema/").append(table).append(".json").c_str()));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const Json schema = Json::parse(file.readAll().toStdString());
        std::vector<std::string> keys;
        for (const Json& column : schema.at("columns"))
            keys.push_back(column.at("name"));
        return keys;
    }

private slots:
    void keysAreInTheFrozenOrder() {
        const Customer c = population.customer(5);
        const Json customer = Json::parse(customerLine(c));
        QVERIFY(testing::keysOf(customer) == schemaKeys("customers"));
        QVERIFY(testing::keysOf(customer.at("endereco")) ==
                (std::vector<std::string>{"logradouro", "bairro", "cidade", "estado", "cep"}));
        QVERIFY(testing::keysOf(Json::parse(deviceLine(c, c.devices[0]))) == schemaKeys("devices"));
    }
    void aCustomerIsWrittenAsItIs() {
        const Identities identities(population);
        Identity who;
        for (std::uint64_t i = 0; i < 3'000; ++i) {
            const Customer c = population.customer(i);
            identities.fill(c, who);
            const Json r = Json::parse(customerLine(c));
            QVERIFY(r.at("nome").get<std::string>() == who.name && r.at("email").get<std::string>() == who.email);
            std::string digits;
            for (const char letter : r.at("cpf").get<std::string>())
                if (letter >= '0' && letter <= '9')
                    digits += letter;
            QCOMPARE(std::stoull(digits), who.cpf);
            QCOMPARE(digits.size(), std::size_t{11});
            QVERIFY(r.at("endereco").at("estado").get<std::string>() == reference().states[c.state].uf);
            QVERIFY(r.at("endereco").at("cidade").get<std::string>() == reference().cities[c.cell.city].name);
            QVERIFY(r.at("banco_codigo").get<std::string>() == reference().banks[c.bank].code);
            QVERIFY(r.at("perfil_comportamental").get<std::string>() == population.profiles()[c.profile].name);
            QVERIFY(r.at("data_nascimento").get<std::string>() == formatDate(c.birthDate));
            QVERIFY(r.at("conta_criada_em").get<std::string>() == formatTimestamp(who.accountCreatedUs));
            QCOMPARE(std::llround(r.at("renda_mensal").get<double>() * 100), c.incomeCents);
            QCOMPARE(r.at("score_credito").get<std::uint32_t>(), who.creditScore);
        }
    }
    void aDeviceIsWrittenAsItIs() {
        for (std::uint64_t i = 0; i < 1'000; ++i) {
            const Customer c = population.customer(i);
            for (std::size_t k = 0; k < c.deviceCount; ++k) {
                const Device& d = c.devices[k];
                const Json r = Json::parse(deviceLine(c, d));
                QCOMPARE(std::stoull(r.at("device_id").get<std::string>().substr(4)), d.number);
                QCOMPARE(std::stoull(r.at("customer_id").get<std::string>().substr(5)), i + 1);
                QVERIFY(r.at("modelo").get<std::string>() == reference().deviceModels[d.model].model);
                QVERIFY(r.at("primeiro_uso").get<std::string>() == formatDate(d.firstUse));
                QCOMPARE(r.at("is_trusted").get<bool>(), d.trusted);
                QCOMPARE(r.at("is_rooted_jailbroken").get<bool>(), d.rooted);
            }
        }
    }
    void theSameDeviceHasTheSameFingerprintOnEveryAccount() {
        const Device crew = population.crewDevice(4, 1, 20'300);
        const Json one = Json::parse(deviceLine(population.customer(1), crew));
        const Json two = Json::parse(deviceLine(population.customer(2), crew));
        QVERIFY(one.at("fingerprint") == two.at("fingerprint") && one.at("device_id") == two.at("device_id"));
        QVERIFY(one.at("customer_id") != two.at("customer_id"));
        QVERIFY(
            Json::parse(deviceLine(population.customer(1), population.crewDevice(4, 2, 20'300))).at("fingerprint") !=
            one.at("fingerprint"));
    }
    void withoutProfilesThereIsNone() {
        Plan plan = testing::planOfCustomers(300);
        plan.profiles = false;
        const Population average(plan, reference());
        JsonlPeople writer(average);
        for (std::uint64_t i = 0; i < 300; ++i) {
            const std::string text = line([&](char* out) { return writer.writeCustomer(average.customer(i), out); });
            QVERIFY(Json::parse(text).at("perfil_comportamental").is_null());
        }
    }
    /// The longest text of every list at once, over what the shortest row has besides.
    void noRowCanBeLongerThanPromised() {
        const Reference& r = reference();
        const std::size_t surname = longest(r.surnames, textOfWeighted);
        const std::size_t texts =
            std::max(longest(r.feminineNames, textOfWeighted), longest(r.masculineNames, textOfWeighted)) +
            2 * surname + 2 + Payee::keyCapacity + longest(r.streetTypes, textOfWeighted) +
            longest(r.streetNames, itself) + 8 + longest(r.neighbourhoods, itself) +
            longest(
                r.cities, [](const City& c) -> auto& { return c.name; }) +
            longest(
                r.professions, [](const Profession& p) -> auto& { return p.name; }) +
            longest(
                r.banks, [](const Bank& b) -> auto& { return b.name; }) +
            longest(
                r.profiles, [](const Profile& p) -> auto& { return p.name; });
        // Keys, punctuation and what has a fixed width or at most so many digits: less than a usual whole row.
        const std::size_t rest = customerLine(population.customer(1)).size() + 40;
        QVERIFY2(texts + rest <= JsonlPeople::mostBytesPerCustomer, qPrintable(QString::number(texts + rest)));
        std::size_t device = 0;
        const Customer c = population.customer(1);
        for (std::size_t model = 0; model < r.deviceModels.size(); ++model)
            for (std::size_t system = 0; system < r.deviceModels[model].systems.size(); ++system) {
                Device d = c.devices[0];
                d.number = 999'999'999'999;
                d.model = static_cast<std::uint16_t>(model);
                d.system = static_cast<std::uint8_t>(system);
                d.kind = r.deviceModels[model].kind;
                d.trusted = d.rooted = false;
                device = std::max(device, deviceLine(c, d).size());
            }
        QVERIFY2(device <= JsonlPeople::mostBytesPerDevice, qPrintable(QString::number(device)));
    }
};

QTEST_APPLESS_MAIN(TestJsonlPeople)
#include "tst_jsonl_people.moc"
