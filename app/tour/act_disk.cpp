// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

#include <QFile>

#include <memory>
#include <unistd.h>

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

constexpr int startsWithin = 10000;

/// The words that run a program on a disk of its own that has 24 MB, mounted at `dir` for that
/// program alone. Without root it is root in a name space of its own.
QStringList onSmallDisk(const QString& dir)
{
    QStringList words{u"--mount"_s};
    if (::geteuid() != 0) {
        words << u"--map-root-user"_s;
    }
    words << u"sh"_s << u"-c"_s;
    words << u"mount -t tmpfs -o size=24m none \"$1\" && shift && exec \"$@\""_s;
    return words << u"sh"_s << dir;
}

bool hasSmallDisks(const QString& dir)
{
    QProcess trial;
    trial.start(u"unshare"_s, onSmallDisk(dir) << u"true"_s);
    return trial.waitForFinished(startsWithin) && trial.exitStatus() == QProcess::NormalExit &&
           trial.exitCode() == 0;
}

/// To the last byte.
void fill(const QString& path)
{
    QFile file{path};
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return;
    }
    for (qsizetype piece = 65536; piece > 0; piece /= 2) {
        while (file.write(QByteArray{piece, 'x'}) == piece) {
        }
    }
}

/// A hall on that disk, with faces that reach it through the node's own view of the files.
class SmallHall
{
public:
    SmallHall(Stage& stage, const QString& binDir)
        : node(stage.course, u"disk-node"_s, u"unshare"_s, stage.path(u"log"_s))
        , kiosk(program(stage, binDir, u"kiosk"_s))
        , counter(program(stage, binDir, u"counter"_s))
        , screen(program(stage, binDir, u"screen"_s))
    {
        const QString dir = stage.path(u"disk"_s);
        node.start(onSmallDisk(dir)
                   << binDir + u"/paihao-hall"_s << u"--config"_s << stage.path(u"hall.toml"_s)
                   << u"--data"_s << dir << u"--set"_s << u"calendar.opens=by_hand"_s << u"--set"_s
                   << u"limits.commands_per_second=10000"_s << u"--set"_s
                   << u"journal.reserve_megabytes=4"_s << u"--set"_s << u"listen.port=0"_s
                   << u"--set"_s << u"printer.port="_s);
        m_dir = u"/proc/%1/root"_s.arg(node.processId()) + dir;
        hall = std::make_unique<HallLine>(stage.course, path(u"hall.sock"_s));
        hall->open(node, u"kiosk"_s);
        startFaces(stage);
    }

    [[nodiscard]] QString path(const QString& name) const
    {
        return m_dir + u'/' + name;
    }

    Program node;
    Program kiosk;
    Program counter;
    Program screen;
    std::unique_ptr<HallLine> hall;

private:
    static Program program(Stage& stage, const QString& binDir, const QString& face)
    {
        return Program{
            stage.course, u"disk-"_s + face, binDir + u"/paihao-"_s + face, stage.path(u"log"_s)};
    }

    void startFaces(Stage& stage)
    {
        const QDir logs{stage.path(u"log"_s)};
        const QStringList driven{u"--hall"_s, path(u"hall.sock"_s), u"--driven"_s};
        kiosk.start(driven + QStringList{u"--config"_s, stage.path(u"hall.toml"_s)},
                    platformOf(logs, u"kiosk"_s, kioskSize));
        counter.start(driven + QStringList{u"--counter"_s, u"3"_s},
                      platformOf(logs, u"desk"_s, deskSize));
        screen.start(driven, platformOf(logs, u"board"_s, boardSize));
    }

    QString m_dir;
};

void shotsOfFullDisk(Stage& stage, SmallHall& small)
{
    small.kiosk.ask(u"wait 新的号暂时存不下来"_s);
    stage.shot(small.kiosk, u"kiosk-17-disk-full.png"_s, u"the disk is full: no number is given"_s);
    small.counter.ask(u"wait 大厅暂时存不了数据"_s);
    stage.shot(small.counter, u"counter-13-disk-full.png"_s, u"the disk is full: the counter"_s);
    small.screen.ask(u"wait 现在暂时不能取号和叫号"_s);
    stage.shot(small.screen, u"screen-09-disk-full.png"_s, u"the disk is full: the hall screen"_s);
}

} // namespace

void diskIsFull(Stage& stage, const QString& binDir)
{
    stage.course.step(u"the disk is full"_s);
    if (!stage.course.goesOn() || !hasSmallDisks(stage.path(u"disk"_s))) {
        stage.course.step(u"left out, as nobody may mount a small disk on this machine"_s);
        return;
    }
    SmallHall small{stage, binDir};
    small.hall->command(u"day.open"_s, {{u"day"_s, stage.day()}, {u"timeConfirmed"_s, true}});
    small.counter.ask(u"wait 请输入工号签到"_s);
    small.counter.ask(u"type 1031"_s);
    small.counter.ask(u"press F12 空闲"_s);
    small.kiosk.ask(u"wait 点下面您要办的事"_s);
    const QString filler = small.path(u"filler"_s);
    fill(filler);
    small.hall->repeatUntil(u"notDurable"_s, u"ticket.take"_s, {{u"service"_s, u"card"_s}});
    shotsOfFullDisk(stage, small);

    stage.course.step(u"the disk has room again"_s);
    QFile::remove(filler);
    small.hall->until(u"the hall takes commands again"_s, [](const QJsonObject& view) {
        return view[u"hall"_s][u"taking"_s].toString() == u"yes";
    });
    small.kiosk.ask(u"wait 点下面您要办的事"_s);
    small.counter.ask(u"gone 大厅暂时存不了数据"_s);
    small.screen.ask(u"gone 现在暂时不能取号和叫号"_s);
}

} // namespace hall::tour
