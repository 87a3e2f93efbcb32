// SPDX-License-Identifier: Apache-2.0
#include "app/station/ticket_layouts.h"

#include "app/core/assert.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

namespace hall::station {

using namespace Qt::StringLiterals;
using printer::LayoutBook;
using printer::LayoutFile;
using printer::LayoutMistakes;
using printer::PaperKind;

namespace {

constexpr qint64 fileBytesMax = 256LL * 1024;

std::vector<LayoutFile> filesIn(const QDir& folder)
{
    std::vector<LayoutFile> files;
    for (const QString& name : folder.entryList({u"*.toml"_s}, QDir::Files, QDir::Name)) {
        QFile file{folder.filePath(name)};
        QByteArray text;
        if (file.open(QIODevice::ReadOnly)) {
            text = file.read(fileBytesMax);
        }
        files.push_back({.name = name.chopped(5).toStdString(),
                         .source = file.fileName().toStdString(),
                         .text = text.toStdString()});
    }
    return files;
}

/// What hall.toml says at one key.
struct Wanted
{
    std::string key;
    std::string layout;
    PaperKind kind = PaperKind::Ticket;
};

std::vector<Wanted> wantedBy(const TicketSettings& ticket, const std::string& usual)
{
    std::vector<Wanted> all{{"ticket.layout", usual},
                            {"ticket.checklist", ticket.checklist, PaperKind::Checklist}};
    for (const auto& [code, layout] : ticket.serviceLayouts) {
        all.push_back({"service." + code.value + ".layout", layout});
    }
    for (const auto& [code, layout] : ticket.classLayouts) {
        all.push_back({"priority." + code.value + ".layout", layout});
    }
    return all;
}

std::string usualOf(const TicketSettings& ticket,
                    const PrinterSettings& printer,
                    const printer::Profile& profile)
{
    if (!printer.layout.empty()) {
        return printer.layout;
    }
    return ticket.layout.empty() ? profile.usualLayout() : ticket.layout;
}

std::string quotedNames(const LayoutBook& book, PaperKind kind)
{
    std::string text;
    for (const std::string& name : book.names(kind)) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

std::vector<LayoutFile> layoutFiles(const std::filesystem::path& hallToml)
{
    std::vector<LayoutFile> files = filesIn(QDir{u":/tickets"_s});
    const QDir beside = QFileInfo{QString::fromStdString(hallToml.string())}.absoluteDir();
    for (const QString& place : {u"tickets"_s, u"../tickets"_s}) {
        if (!beside.exists(place)) {
            continue;
        }
        for (LayoutFile& own : filesIn(QDir{QDir::cleanPath(beside.filePath(place))})) {
            std::erase_if(files, [&](const LayoutFile& file) { return file.name == own.name; });
            files.push_back(std::move(own));
        }
        break;
    }
    return files;
}

TicketLayouts::TicketLayouts(LayoutBook book, TicketSettings ticket, std::string usual)
    : m_book(std::move(book))
    , m_ticket(std::move(ticket))
    , m_usual(std::move(usual))
{
}

Result<TicketLayouts, LayoutMistakes> TicketLayouts::read(const std::vector<LayoutFile>& files,
                                                          const TicketSettings& ticket,
                                                          const PrinterSettings& printer,
                                                          const printer::GlyphRaster& raster)
{
    constexpr std::size_t codeLetters = 16;
    const auto profile = printer::profileByName(printer.profile);
    if (!profile) {
        return failure(LayoutMistakes{
            {.source = "hall.toml", .key = "printer.profile", .what = profile.error()}});
    }
    auto book = LayoutBook::read(files);
    if (!book) {
        return failure(std::move(book.error()));
    }
    const std::string usual = usualOf(ticket, printer, *profile);
    LayoutMistakes mistakes;
    std::vector<std::string> checked;
    for (const Wanted& wanted : wantedBy(ticket, usual)) {
        const printer::Layout* layout = book->find(wanted.layout);
        if (layout == nullptr || layout->kind != wanted.kind) {
            mistakes.push_back({.source = "hall.toml",
                                .key = wanted.key,
                                .what = "no layout \"" + wanted.layout + '"',
                                .allowed = quotedNames(*book, wanted.kind)});
        } else if (std::ranges::find(checked, wanted.layout) == checked.end()) {
            checked.push_back(wanted.layout);
            std::ranges::move(
                printer::checkLayout(
                    *layout, *profile, ticket.base + "/t/" + std::string(codeLetters, 'W'), raster),
                std::back_inserter(mistakes));
        }
    }
    if (!mistakes.empty()) {
        return failure(std::move(mistakes));
    }
    return TicketLayouts{*std::move(book), ticket, usual};
}

const printer::Layout& TicketLayouts::of(const protocol::PrintJob& job) const
{
    const auto byService = m_ticket.serviceLayouts.find(job.serviceCode);
    const auto byClass = m_ticket.classLayouts.find(job.priority);
    const printer::Layout* layout =
        m_book.find(byService != m_ticket.serviceLayouts.end() ? byService->second
                    : byClass != m_ticket.classLayouts.end()   ? byClass->second
                                                               : m_usual);
    HALL_ASSERT(layout != nullptr);
    return *layout;
}

const printer::Layout& TicketLayouts::ofTests() const
{
    const printer::Layout* layout = m_book.find(m_usual);
    HALL_ASSERT(layout != nullptr);
    return *layout;
}

const printer::Layout& TicketLayouts::ofChecklists() const
{
    const printer::Layout* layout = m_book.find(m_ticket.checklist);
    HALL_ASSERT(layout != nullptr);
    return *layout;
}

} // namespace hall::station
