// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/main/machine_checks.h"
#include "app/main/tool.h"
#include "app/main/voice_checks.h"
#include "drivers/port/timers.h"
#include "drivers/voice/espeak_engine.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace hall::tool {

using client::Health;
using protocol::Taking;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds reachWithin{5};
constexpr std::chrono::seconds speaksWithin{6};

QLatin1StringView wordOf(Health health)
{
    switch (health) {
    case Health::Fine:
        return QLatin1StringView{"ok"};
    case Health::Attention:
        return QLatin1StringView{"attention"};
    case Health::Broken:
        break;
    }
    return QLatin1StringView{"broken"};
}

QString markOf(Health health)
{
    switch (health) {
    case Health::Fine:
        return DoctorText::tr("正常  ");
    case Health::Attention:
        return DoctorText::tr("注意  ");
    case Health::Broken:
        break;
    }
    return DoctorText::tr("有问题");
}

/// Looks at everything that it can reach, tells it, and ends the event loop.
class Doctor : public QObject
{
public:
    explicit Doctor(const Arguments& arguments)
        : m_arguments(arguments)
        , m_client(client::Address::of(arguments.hallUrl, arguments.dataDir), arguments.station)
        , m_voice({}, m_timers)
    {
    }

    [[nodiscard]] int run()
    {
        checkMachine();
        askNode();
        askVoice();
        return QCoreApplication::exec();
    }

private:
    void checkMachine()
    {
        checkSettings();
        if (m_arguments.hallUrl.isEmpty()) {
            for (const Finding& finding : checkData(m_arguments.dataDir)) {
                m_machine.push_back(finding);
            }
            m_machine.push_back(checkJournal(m_arguments.dataDir));
        }
        m_machine.insert(m_machine.end(), m_codes.begin(), m_codes.end());
        m_machine.push_back(checkFonts());
        m_machine.insert(m_machine.end(), m_printer.begin(), m_printer.end());
        if (m_station) {
            for (const Finding& finding : checkStation(*m_station)) {
                m_machine.push_back(finding);
            }
        }
    }

    void checkSettings()
    {
        Finding finding{.what = u"hall.toml"_s, .health = Health::Fine, .says = {}, .todo = {}};
        if (m_arguments.config == u"hall.toml"_s && !QFileInfo::exists(m_arguments.config)) {
            finding.health = Health::Attention;
            finding.says = DoctorText::tr("这里没有 hall.toml，所以没有查这台机器的设备");
            finding.todo = DoctorText::tr("用 --config 写它在哪里。");
            m_machine.push_back(finding);
            return;
        }
        const auto settings = load(m_arguments.config.toStdString(),
                                   app::overridesOf(m_arguments.set),
                                   m_arguments.station.toStdString());
        if (!settings) {
            finding.health = Health::Broken;
            finding.says = DoctorText::tr("有 %1 处不对").arg(settings.error().size());
            finding.todo = QString::fromStdString(toText(settings.error().front()));
            m_machine.push_back(finding);
            return;
        }
        finding.says = DoctorText::tr("%1 没有不对的").arg(m_arguments.config);
        if (settings->operatorPin.empty()) {
            finding.health = Health::Attention;
            finding.says = DoctorText::tr("没有设运维密码，取号机上打不开运维页");
            finding.todo =
                DoctorText::tr("在 [operator] 下写 pin = \"4 到 12 位数字\"，再重启大厅服务。");
        }
        m_machine.push_back(finding);
        if (m_arguments.hallUrl.isEmpty()) {
            m_codes = checkCodeKeys(settings->codes, m_arguments.dataDir);
        }
        if (const StationSettings* station = settings->thisStation()) {
            m_station = *station;
        }
        m_speech = settings->voice;
        if (m_station && m_station->printer) {
            m_printer = {checkProfile(*m_station->printer),
                         checkLayouts(*settings, *m_station->printer, m_arguments.config)};
        }
    }

    void askNode()
    {
        connect(&m_client,
                &client::HallClient::viewChanged,
                this,
                [this](const protocol::AnyView& view) {
                    if (const auto* hall = std::get_if<protocol::HallView>(&view)) {
                        m_hall = *hall;
                        nodeAsked();
                    }
                });
        QTimer::singleShot(reachWithin, this, [this] { nodeAsked(); });
        m_client.watch(u"hall"_s);
        m_client.start();
    }

    void nodeAsked()
    {
        m_isNodeAsked = true;
        endIfDone();
    }

    /// Where no station is known to have a loudspeaker, no voice is missed.
    void askVoice()
    {
        if (!m_station || !m_station->speaker) {
            voiceAsked();
            return;
        }
        connect(&m_voice, &voice::SpeechEngine::stateChanged, this, [this] { voiceAsked(); });
        QTimer::singleShot(speaksWithin, this, [this] { voiceAsked(); });
        m_voice.start();
    }

    void voiceAsked()
    {
        m_isVoiceAsked = true;
        endIfDone();
    }

    void endIfDone()
    {
        if (!m_isNodeAsked || !m_isVoiceAsked || m_isTold) {
            return;
        }
        m_isTold = true;
        if (m_station && m_station->speaker) {
            m_machine.push_back(checkVoice(m_voice));
            for (const std::string& pack : m_speech.packs) {
                m_machine.push_back(checkPack(pack, m_arguments));
            }
        }
        const Findings node = nodeFindings();
        m_machine.insert(m_machine.begin(), node.begin(), node.end());
        if (m_arguments.json) {
            tellJson();
        } else {
            tellText();
        }
        // Not from within an answer of the client's.
        QMetaObject::invokeMethod(
            this, [exit = exitCode()] { QCoreApplication::exit(exit); }, Qt::QueuedConnection);
    }

    [[nodiscard]] Findings nodeFindings() const
    {
        if (!m_hall) {
            const QString where =
                m_arguments.hallUrl.isEmpty() ? m_arguments.dataDir : m_arguments.hallUrl;
            return {{.what = DoctorText::tr("大厅服务"),
                     .health = Health::Broken,
                     .says = DoctorText::tr("%1 没有回答").arg(where),
                     .todo = DoctorText::tr("看它在不在运行；地址由 --data 或 --hall 给。")}};
        }
        Findings findings{{.what = DoctorText::tr("大厅服务"),
                           .health = Health::Fine,
                           .says = DoctorText::tr("在运行"),
                           .todo = {}}};
        if (m_hall->hall.taking == Taking::NotDurable) {
            findings.push_back({.what = DoctorText::tr("存数据"),
                                .health = Health::Broken,
                                .says = DoctorText::tr("存不了，所以不发号也不叫号"),
                                .todo = DoctorText::tr("在它的硬盘上腾出空间，会自己恢复。")});
        }
        if (m_hall->hall.taking == Taking::ClockSuspected) {
            findings.push_back(
                {.what = DoctorText::tr("时间"),
                 .health = Health::Attention,
                 .says = DoctorText::tr("待核对"),
                 .todo = DoctorText::tr("核对它的时钟，再 paihao day open --time-is-right。")});
        }
        return findings;
    }

    [[nodiscard]] std::vector<protocol::DeviceLine> devices() const
    {
        std::vector<protocol::DeviceLine> lines;
        if (m_hall) {
            lines = m_hall->devices;
        }
        std::ranges::stable_sort(lines, [](const auto& one, const auto& other) {
            return one.station != other.station ? one.station.value < other.station.value
                                                : client::comesBefore(one.device, other.device);
        });
        return lines;
    }

    /// The words that a strip acknowledged last; nothing for another device.
    [[nodiscard]] QString shownOn(const protocol::DeviceLine& line) const
    {
        QStringList words;
        for (const protocol::StripPreview& strip : m_hall->strips) {
            if (strip.station != line.station || strip.device != line.device) {
                continue;
            }
            for (const protocol::StripBlock& block : strip.blocks) {
                for (const std::string& text : block.lines) {
                    words.append(QString::fromStdString(text));
                }
            }
        }
        return words.join(u' ');
    }

    void tell(Health health, const QString& what, const QString& says, const QString& todo) const
    {
        std::fprintf(
            stdout, "%s  %s: %s\n", qPrintable(markOf(health)), qPrintable(what), qPrintable(says));
        if (!todo.isEmpty()) {
            std::fprintf(stdout, "            %s\n", qPrintable(todo));
        }
    }

    void tellText() const
    {
        for (const Finding& finding : m_machine) {
            tell(finding.health, finding.what, finding.says, finding.todo);
        }
        for (const auto& line : devices()) {
            const auto words = client::deviceWords(line.device, line.condition);
            const QString since =
                QDateTime::fromMSecsSinceEpoch(line.since.time_since_epoch().count())
                    .toString(u"yyyy-MM-dd HH:mm"_s);
            const QString shown = shownOn(line);
            tell(words.health,
                 QString::fromStdString(line.station.value) + u' ' +
                     client::deviceName(line.device),
                 DoctorText::tr("%1，%2 起").arg(words.state, since) +
                     (shown.isEmpty() ? QString() : DoctorText::tr("，显示“%1”").arg(shown)),
                 words.todo);
        }
    }

    void tellJson() const
    {
        QJsonArray checks;
        for (const Finding& finding : m_machine) {
            checks.append(QJsonObject{{u"what"_s, finding.what},
                                      {u"health"_s, wordOf(finding.health)},
                                      {u"says"_s, finding.says},
                                      {u"todo"_s, finding.todo}});
        }
        QJsonArray found;
        for (const auto& line : devices()) {
            const auto words = client::deviceWords(line.device, line.condition);
            found.append(QJsonObject{{u"station"_s, QString::fromStdString(line.station.value)},
                                     {u"device"_s, QString::fromStdString(line.device)},
                                     {u"condition"_s, QString::fromStdString(line.condition)},
                                     {u"since"_s, qint64{line.since.time_since_epoch().count()}},
                                     {u"health"_s, wordOf(words.health)},
                                     {u"says"_s, words.state},
                                     {u"shows"_s, shownOn(line)},
                                     {u"todo"_s, words.todo}});
        }
        const QJsonObject object{{u"reached"_s, m_hall.has_value()},
                                 {u"health"_s, wordOf(worst())},
                                 {u"checks"_s, checks},
                                 {u"devices"_s, found}};
        std::fprintf(
            stdout, "%s\n", QJsonDocument{object}.toJson(QJsonDocument::Compact).constData());
    }

    [[nodiscard]] Health worst() const
    {
        Health worst = Health::Fine;
        for (const Finding& finding : m_machine) {
            worst = std::max(worst, finding.health);
        }
        for (const auto& line : devices()) {
            worst = std::max(worst, client::deviceWords(line.device, line.condition).health);
        }
        return worst;
    }

    [[nodiscard]] int exitCode() const
    {
        if (!m_hall) {
            return OutOfReach;
        }
        return worst() == Health::Broken ? Refused : Done;
    }

    const Arguments& m_arguments;
    port::QtTimers m_timers;
    client::HallClient m_client;
    voice::EspeakEngine m_voice;
    std::optional<StationSettings> m_station; ///< this machine's
    VoiceSettings m_speech;
    std::optional<protocol::HallView> m_hall;
    Findings m_machine;
    Findings m_codes;
    Findings m_printer; ///< of this machine's
    bool m_isNodeAsked = false;
    bool m_isVoiceAsked = false;
    bool m_isTold = false;
};

} // namespace

int doctorCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    if (!QStringList{{}, u"zh"_s, u"en"_s}.contains(arguments.lang)) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao doctor [--lang zh|en]"_s);
    }
    QTranslator english;
    const bool speaksChinese = arguments.lang.isEmpty()
                                   ? QLocale::system().language() == QLocale::Chinese
                                   : arguments.lang == u"zh"_s;
    if (!speaksChinese && english.load(u":/translations/paihao_en.qm"_s)) {
        QCoreApplication::installTranslator(&english);
    }
    Doctor doctor{arguments};
    return doctor.run();
}

} // namespace hall::tool
