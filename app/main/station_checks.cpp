// SPDX-License-Identifier: Apache-2.0
#include "app/main/machine_checks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hall::tool {

using client::Health;
using namespace Qt::StringLiterals;

namespace {

/// Who asks may read and write it.
bool isAllowed(const QString& path)
{
    return ::access(QFile::encodeName(path).constData(), R_OK | W_OK) == 0;
}

bool isCharacterDevice(const QString& path)
{
    struct stat found
    {
    };

    return ::stat(QFile::encodeName(path).constData(), &found) == 0 && S_ISCHR(found.st_mode);
}

QString joinGroup(const QString& path)
{
    return DoctorText::tr("让大厅服务的用户加入 %1 组（usermod -aG %1 用户），再重启它。")
        .arg(QFileInfo{path}.group());
}

} // namespace

Finding checkPort(const QString& what, const QString& path)
{
    Finding finding{.what = what, .health = Health::Broken, .says = {}, .todo = {}};
    if (!QFileInfo::exists(path)) {
        finding.says = DoctorText::tr("没有 %1").arg(path);
        finding.todo = DoctorText::tr("插好设备的线，或改 hall.toml 里的端口。");
    } else if (!isCharacterDevice(path)) {
        finding.says = DoctorText::tr("%1 不是串口").arg(path);
        finding.todo = DoctorText::tr("改 hall.toml 里的端口。");
    } else if (!isAllowed(path)) {
        finding.says = DoctorText::tr("%1 不让用").arg(path);
        finding.todo = joinGroup(path);
    } else {
        finding.health = Health::Fine;
        finding.says = DoctorText::tr("%1 在，能读写").arg(path);
    }
    return finding;
}

namespace {

Finding checkCamera()
{
    const QStringList cameras =
        QDir{u"/dev"_s}.entryList({u"video*"_s}, QDir::System | QDir::Files, QDir::Name);
    const auto usable = std::ranges::find_if(
        cameras, [](const QString& name) { return isAllowed(u"/dev/"_s + name); });
    if (usable != cameras.end()) {
        return {.what = DoctorText::tr("摄像头"),
                .health = Health::Fine,
                .says = DoctorText::tr("%1 在，能读写").arg(u"/dev/"_s + *usable),
                .todo = {}};
    }
    if (cameras.isEmpty()) {
        return {.what = DoctorText::tr("摄像头"),
                .health = Health::Broken,
                .says = DoctorText::tr("没有接摄像头"),
                .todo = DoctorText::tr("插好摄像头。")};
    }
    const QString first = u"/dev/"_s + cameras.front();
    return {.what = DoctorText::tr("摄像头"),
            .health = Health::Broken,
            .says = DoctorText::tr("%1 不让用").arg(first),
            .todo = joinGroup(first)};
}

/// Answers as a keyboard does. An emulator's pseudo-terminal isn't one, and is used all the same.
bool isKeyboard(const QString& path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    int version = 0;
    const bool is =
        descriptor >= 0 && (::ioctl(descriptor, EVIOCGVERSION, &version) == 0 ||
                            QFileInfo{path}.canonicalFilePath().startsWith(u"/dev/pts/"_s));
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    return is;
}

/// A keyboard whose keys are to be the hall's alone. Whether they are is only known to who has it.
Finding checkKeyboard(const QString& what, const QString& path)
{
    Finding finding = checkPort(what, path);
    if (finding.health != Health::Fine) {
        return finding;
    }
    if (!isKeyboard(path)) {
        finding.health = Health::Broken;
        finding.says = DoctorText::tr("%1 不是键盘").arg(path);
        finding.todo =
            DoctorText::tr("改 hall.toml 里的端口：在 /dev/input/by-path 里找结尾是 kbd 的。");
    } else if (path.startsWith(u"/dev/input/event"_s)) {
        finding.health = Health::Attention;
        finding.says = DoctorText::tr("%1 会变：换个插口、重启都可能变成别的").arg(path);
        finding.todo =
            DoctorText::tr("改 hall.toml 里的端口：在 /dev/input/by-path 里找结尾是 kbd 的。");
    }
    return finding;
}

Finding checkScanner(const ScannerSettings& scanner)
{
    const QString path = QString::fromStdString(scanner.port);
    if (scanner.profile == "wedge") {
        return checkKeyboard(client::deviceName("scanner"), path);
    }
    if (path == u"camera"_s) {
        return checkCamera();
    }
    constexpr QStringView pictures = u"pictures:";
    if (!path.startsWith(pictures)) {
        return checkPort(client::deviceName("scanner"), path);
    }
    const QString folder = path.mid(pictures.size());
    const bool is = QFileInfo{folder}.isDir();
    return {.what = client::deviceName("scanner"),
            .health = is ? Health::Fine : Health::Broken,
            .says = is ? DoctorText::tr("从 %1 读图片").arg(folder)
                       : DoctorText::tr("没有 %1").arg(folder),
            .todo = is ? QString() : DoctorText::tr("改 hall.toml 里的端口。")};
}

/// Those on one line together.
void checkPads(const std::string& kind, const std::vector<PadSettings>& pads, Findings& findings)
{
    QStringList lines;
    for (const PadSettings& pad : pads) {
        const QString path = QString::fromStdString(pad.port);
        if (lines.contains(path)) {
            continue;
        }
        lines.push_back(path);
        const QString what = client::deviceName(kind + std::to_string(pad.counter));
        findings.push_back(pad.model.isSerial ? checkPort(what, path) : checkKeyboard(what, path));
    }
}

} // namespace

Findings checkStation(const StationSettings& station)
{
    Findings findings;
    if (station.printer && !station.printer->port.empty()) {
        findings.push_back(checkPort(client::deviceName("printer"),
                                     QString::fromStdString(station.printer->port)));
    }
    if (station.scanner && !station.scanner->port.empty()) {
        findings.push_back(checkScanner(*station.scanner));
    }
    if (station.idCard && !station.idCard->port.empty()) {
        findings.push_back(
            checkPort(client::deviceName("idcard"), QString::fromStdString(station.idCard->port)));
    }
    const Findings strips = checkStrips(station);
    findings.insert(findings.end(), strips.begin(), strips.end());
    checkPads("pad-", station.pads, findings);
    checkPads("rating-", station.ratingPads, findings);
    if (station.speaker) {
        findings.push_back(checkSound());
    }
    return findings;
}

} // namespace hall::tool
