// SPDX-License-Identifier: Apache-2.0
#include "app/main/machine_checks.h"

#include "app/journal/sqlite_journal.h"
#include "app/station/ticket_layouts.h"
#include "drivers/printer/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <algorithm>
#include <filesystem>
#include <limits>

namespace hall::tool {

using client::Health;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 roomLow = 1LL << 30U;
constexpr qint64 roomOut = 64LL << 20U;
constexpr std::int64_t tailRows = 5000;
constexpr int answersWithinMs = 5000;

struct Ran
{
    bool isWell = false;
    QString out;
};

Ran run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    const bool ended = process.waitForFinished(answersWithinMs);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    return {.isWell =
                ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            .out = QString::fromUtf8(process.readAllStandardOutput())};
}

} // namespace

Finding checkSound()
{
    Finding finding{
        .what = DoctorText::tr("声音服务"), .health = Health::Fine, .says = {}, .todo = {}};
    if (QStandardPaths::findExecutable(u"pactl"_s).isEmpty()) {
        finding.health = Health::Attention;
        finding.says = DoctorText::tr("没有 pactl，问不到");
        finding.todo = DoctorText::tr("装 pulseaudio-utils，再查一次。");
        return finding;
    }
    if (run(u"pactl"_s, {u"info"_s}).isWell) {
        finding.says = DoctorText::tr("在运行");
        return finding;
    }
    finding.health = Health::Broken;
    finding.says = DoctorText::tr("没有回答");
    finding.todo = DoctorText::tr("用运行大厅服务的用户启动它（pulseaudio --start），"
                                  "也用那个用户来查。");
    return finding;
}

Finding checkRoom(const QString& dataDir)
{
    Finding finding{
        .what = DoctorText::tr("硬盘"), .health = Health::Attention, .says = {}, .todo = {}};
    std::error_code error;
    const auto space = std::filesystem::space(dataDir.toStdString(), error);
    if (error) {
        finding.says = DoctorText::tr("读不到还有多少空间");
        finding.todo = DoctorText::tr("运行 df %1，看它所在的硬盘是不是还在。").arg(dataDir);
        return finding;
    }
    const auto room = static_cast<qint64>(
        std::min<std::uintmax_t>(space.available, std::numeric_limits<qint64>::max()));
    finding.health = room < roomOut   ? Health::Broken
                     : room < roomLow ? Health::Attention
                                      : Health::Fine;
    finding.says = DoctorText::tr("还有 %1 空着").arg(QLocale::c().formattedDataSize(room));
    if (room < roomLow) {
        finding.todo = DoctorText::tr("在 %1 所在的硬盘上腾出空间。满了就发不了号。").arg(dataDir);
    }
    return finding;
}

Findings checkData(const QString& dataDir)
{
    Finding folder{
        .what = DoctorText::tr("数据目录"), .health = Health::Fine, .says = {}, .todo = {}};
    if (!QFileInfo{dataDir}.isDir()) {
        folder.health = Health::Broken;
        folder.says = DoctorText::tr("没有 %1").arg(dataDir);
        folder.todo = DoctorText::tr("用 --data 写大厅服务的数据目录；它第一次启动时会建。");
        return {folder};
    }
    QTemporaryFile probe{QDir{dataDir}.filePath(u"doctor-XXXXXX"_s)};
    if (probe.open() && probe.write("probe") == 5 && probe.flush()) {
        folder.says = DoctorText::tr("%1 能写").arg(dataDir);
    } else {
        folder.health = Health::Broken;
        folder.says = DoctorText::tr("%1 写不了").arg(dataDir);
        folder.todo = DoctorText::tr("看硬盘是不是满了、是不是只读，目录是不是大厅服务的用户的。");
    }
    return {folder, checkRoom(dataDir)};
}

Finding checkJournal(const QString& dataDir)
{
    Finding finding{.what = DoctorText::tr("日志"), .health = Health::Fine, .says = {}, .todo = {}};
    const journal::JournalFiles files{.dataDir = dataDir.toStdString(), .vfs = {}};
    if (!std::filesystem::exists(files.database())) {
        finding.health = Health::Attention;
        finding.says = DoctorText::tr("这里还没有日志");
        finding.todo = DoctorText::tr("大厅服务第一次启动时会建。");
        return finding;
    }
    const auto broken = [&](const journal::JournalError& error) {
        finding.health = Health::Broken;
        finding.says = QString::fromStdString(error.detail);
        finding.todo = DoctorText::tr("运行 paihao journal verify，照它说的做。");
        return finding;
    };
    const auto reader = journal::openSqliteReader(files);
    if (!reader) {
        return broken(reader.error());
    }
    const auto head = (*reader)->head();
    if (!head) {
        return broken(head.error());
    }
    const std::int64_t after = std::max<std::int64_t>(0, head->position.seq - tailRows);
    if (const auto verified = (*reader)->verify(after); !verified) {
        return broken(verified.error());
    }
    finding.says = DoctorText::tr("%1 条，末尾 %2 条前后相接")
                       .arg(head->position.seq)
                       .arg(head->position.seq - after);
    return finding;
}

Finding checkFonts()
{
    const QString family = u"Noto Sans CJK SC"_s;
    const Ran match = run(u"fc-match"_s, {u"-f"_s, u"%{family}"_s, family});
    const bool has = match.isWell && match.out.contains(u"Noto Sans CJK"_s);
    return {.what = DoctorText::tr("字体"),
            .health = has ? Health::Fine : Health::Broken,
            .says =
                has ? DoctorText::tr("有 %1").arg(family) : DoctorText::tr("没有 %1").arg(family),
            .todo = has ? QString() : DoctorText::tr("装 fonts-noto-cjk。")};
}

Finding checkProfile(const PrinterSettings& printer)
{
    Finding finding{
        .what = DoctorText::tr("打印机型号"), .health = Health::Fine, .says = {}, .todo = {}};
    const auto profile = printer::profileByName(printer.profile);
    if (!profile) {
        finding.health = Health::Broken;
        finding.says = QString::fromStdString(profile.error());
        return finding;
    }
    using printer::Profile;
    const QStringList promises{
        DoctorText::tr("%1（%2），%3 点宽")
            .arg(QString::fromStdString(profile->name), QString::fromStdString(profile->made))
            .arg(profile->widthDots),
        profile->processId      ? DoctorText::tr("打完有回执，一号只出一张")
        : profile->queuedStatus ? DoctorText::tr("打完答一声，说不准时补打一张")
                                : DoctorText::tr("打完没有回音，看状态，说不准时补打一张"),
        profile->autoStatus ? DoctorText::tr("有变化自己报") : DoctorText::tr("每两秒问一次状态"),
        profile->nearEnd ? DoctorText::tr("纸快用完会说") : DoctorText::tr("纸用完才知道"),
        profile->cut == Profile::Cut::None ? DoctorText::tr("不切纸，要手撕")
                                           : DoctorText::tr("切纸")};
    finding.says = promises.join(DoctorText::tr("；"));
    return finding;
}

Finding
checkLayouts(const Settings& settings, const PrinterSettings& printer, const QString& hallToml)
{
    // Fonts are looked at apart; here a bar stands for what would be drawn with them.
    const printer::GlyphRaster bars = [](std::string_view text, int height, bool /*bold*/) {
        const int columns = printer::columnsOf(text);
        return printer::DrawnLine{.dots = printer::Bitmap(columns * height / 2, height),
                                  .missing = {}};
    };
    const auto layouts = station::TicketLayouts::read(
        station::layoutFiles(hallToml.toStdString()), settings.ticket, printer, bars);
    if (layouts) {
        return {.what = DoctorText::tr("票的版式"),
                .health = Health::Fine,
                .says = DoctorText::tr("都对，也都印得下"),
                .todo = {}};
    }
    return {.what = DoctorText::tr("票的版式"),
            .health = Health::Broken,
            .says = DoctorText::tr("有 %1 处不对").arg(layouts.error().size()),
            .todo = QString::fromStdString(toText(layouts.error().front()))};
}

} // namespace hall::tool
