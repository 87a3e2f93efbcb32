// SPDX-License-Identifier: Apache-2.0
#include "app/tour/morning.h"

#include "app/tour/acts.h"

#include <QFile>

/// Outside of every namespace, as the macro asks: a static library's resources aren't found
/// otherwise.
static void initResources()
{
    Q_INIT_RESOURCE(tour);
}

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

/// The address of a Unix socket has room for 107 bytes.
constexpr qsizetype socketPathMax = 107;

void prepare(Course& course, const QDir& out)
{
    course.step(u"making room in %1"_s.arg(out.path()));
    course.expect(!out.exists(u"data"_s),
                  u"a tour was played here before: choose another folder"_s);
    course.expect(QFile::encodeName(out.filePath(u"names/hall.sock"_s)).size() <= socketPathMax,
                  u"the folder's name is too long for the address of a socket in it"_s);
    if (!course.goesOn()) {
        return;
    }
    course.expect(out.mkpath(u"data"_s) && out.mkpath(u"scan"_s) && out.mkpath(u"voice"_s) &&
                      out.mkpath(u"names"_s) && out.mkpath(u"disk"_s) && out.mkpath(u"log"_s),
                  u"can't make folders in "_s + out.path());
    course.expect(QFile::copy(u":/tour/district.toml"_s, out.filePath(u"hall.toml"_s)) &&
                      QFile::copy(u":/tour/names.toml"_s, out.filePath(u"names.toml"_s)),
                  u"can't write to "_s + out.path());
}

void play(Stage& stage, const QString& binDir)
{
    stage.course.step(u"starting the programs"_s);
    stage.startPrinter();
    stage.startStrips();
    stage.startNode();
    stage.untilPrinter(u"ready"_s);
    stage.startFaces();
    closedBeforeTheDay(stage);
    dayOpens(stage);
    stage.measureOpening();
    citizenTakesANumber(stage);
    visitorReadsEnglish(stage);
    clerkServes(stage);
    clerkSetsAside(stage);
    twoAreCalledAtOnce(stage);
    stripsShowCalls(stage);
    callsAreSpoken(stage);
    missedTicketReturns(stage);
    manyWait(stage);
    paperRunsOut(stage);
    priorityTicket(stage);
    servicesHaveLayouts(stage);
    cableIsPulled(stage);
    nodeIsKilled(stage);
    diskIsFull(stage, binDir);
    longNames(stage, binDir);
    oneThingOnce(stage);
    listIsPrinted(stage);
    bookingIsNotFound(stage);
    operatorLooks(stage);
    dayCloses(stage);
}

} // namespace

Result<int, QString> playMorning(const QString& binDir, const QString& out, const QString& day)
{
    initResources();
    Course course;
    const QDir folder{QDir{out}.absolutePath()};
    prepare(course, folder);
    Stage stage{course, {.binDir = binDir, .out = folder, .day = day}};
    play(stage, binDir);
    stage.writeList();
    if (course.failure()) {
        return failure(*course.failure());
    }
    return static_cast<int>(stage.pictures().size());
}

} // namespace hall::tour
