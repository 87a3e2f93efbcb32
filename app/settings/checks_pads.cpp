// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"
#include "app/settings/schema.h"
#include "drivers/keys/key_names.h"
#include "drivers/pad/frame_pattern.h"

#include <algorithm>

namespace hall::settings {

namespace {

constexpr std::string_view rates = "rate_";

/// A USB number pad: what every hall can buy around the corner.
PadModel numberPad()
{
    return {.code = "numeric",
            .isSerial = false,
            .frame = {},
            .baud = 0,
            .keys = {{"KPENTER", "next"},
                     {"ENTER", "next"},
                     {"KP0", "recall"},
                     {"KPDOT", "no_show"},
                     {"KPPLUS", "finish"},
                     {"KPMINUS", "pause"},
                     {"KPASTERISK", "start"},
                     {"KPSLASH", "uncall"},
                     {"BACKSPACE", "undo"}}};
}

/// A USB pad of five keys that types 1 to 5, best last.
PadModel fiveKeys()
{
    PadModel model{.code = "five", .isSerial = false, .frame = {}, .baud = 0, .keys = {}};
    for (const char grade : {'1', '2', '3', '4', '5'}) {
        const std::string does = std::string(rates) + grade;
        model.keys.push_back({std::string(1, grade), does});
        model.keys.push_back({std::string("KP") + grade, does});
    }
    return model;
}

PadModel modelOf(const Entry& entry)
{
    PadModel model{.code = entry.text("code"),
                   .isSerial = entry.text("kind") == "serial",
                   .frame = entry.text("frame"),
                   .baud = entry.number("baud"),
                   .keys = {}};
    for (const Entry& key : entry.many("keys")) {
        model.keys.push_back({key.text("key"), key.text("does")});
    }
    return model;
}

std::vector<PadModel> modelsOf(const Document& document)
{
    std::vector<PadModel> models;
    for (const Entry& entry : document.many("pad_model")) {
        models.push_back(modelOf(entry));
    }
    for (const PadModel& ours : {numberPad(), fiveKeys()}) {
        if (std::ranges::find(models, ours.code, &PadModel::code) == models.end()) {
            models.push_back(ours);
        }
    }
    return models;
}

void checkFrame(const Entry& entry, Mistakes& mistakes)
{
    const bool isSerial = entry.text("kind") == "serial";
    if (!entry.at("frame").sound || !entry.at("kind").sound) {
        return;
    }
    if (!isSerial && !entry.text("frame").empty()) {
        mistakes.add(entry, "frame", "has no say for a keyboard", "left out, or kind = \"serial\"");
    }
    if (isSerial) {
        if (const auto pattern = pad::parsePattern(entry.text("frame")); !pattern) {
            mistakes.add(entry, "frame", pattern.error().what, pattern.error().allowed);
        }
    }
}

void checkKeys(const Entry& entry, Mistakes& mistakes)
{
    const bool isSerial = entry.text("kind") == "serial";
    if (entry.many("keys").empty()) {
        mistakes.add(entry, "keys", "are missing: no key of it would do anything", "one or more");
    }
    for (const Entry& key : entry.many("keys")) {
        const std::string& name = key.text("key");
        if (!key.at("key").sound) {
            continue;
        }
        if (isSerial && !pad::parseByte(name)) {
            mistakes.add(key, "key", "is no byte \"" + name + '"', "two digits, 00 to FF");
        } else if (!isSerial && !keys::keyByName(name)) {
            mistakes.add(key,
                         "key",
                         "no key \"" + name + '"',
                         "the kernel's names, such as KPENTER, KP0, F1, A");
        }
    }
}

void checkModel(const Entry& pad,
                std::string_view table,
                const std::vector<PadModel>& models,
                Mistakes& mistakes)
{
    const auto model = std::ranges::find(models, pad.text("model"), &PadModel::code);
    if (model == models.end()) {
        std::vector<std::string> known;
        std::ranges::transform(models, std::back_inserter(known), &PadModel::code);
        mistakes.add(pad, "model", "no pad_model \"" + pad.text("model") + '"', joined(known));
        return;
    }
    const bool isForRating = table == "rating_pad";
    for (const PadKey& key : model->keys) {
        if (key.does.starts_with(rates) != isForRating) {
            mistakes.add(pad,
                         "model",
                         "\"" + model->code + "\" has a key that does \"" + key.does + '"',
                         isForRating ? "a model whose keys rate, and do nothing else"
                                     : "a model whose keys don't rate");
            return;
        }
    }
}

/// A line has pads of one model.
void checkShared(const Document& document, Mistakes& mistakes)
{
    std::map<std::pair<std::string, std::string>, std::string> modelOfLine;
    for (const std::string_view table : {"pad", "rating_pad"}) {
        for (const Entry& pad : document.many(table)) {
            const auto [first, isNew] = modelOfLine.emplace(
                std::pair(pad.text("station"), pad.text("port")), pad.text("model"));
            if (!isNew && first->second != pad.text("model")) {
                mistakes.add(pad,
                             "model",
                             "the pads of a line are of one model, and one of this line's is a \"" +
                                 first->second + '"',
                             first->second);
            }
        }
    }
}

bool hasAddress(const Entry& pad, const std::vector<PadModel>& models)
{
    const auto model = std::ranges::find(models, pad.text("model"), &PadModel::code);
    return model != models.end() && model->isSerial &&
           model->frame.find("ADDR") != std::string::npos;
}

/// A keyboard is one counter's; on a serial line each pad has an address of its own.
void checkPorts(const Document& document, const std::vector<PadModel>& models, Mistakes& mistakes)
{
    std::map<std::tuple<std::string, std::string, int>, int> lines;
    for (const std::string_view table : {"pad", "rating_pad"}) {
        for (const Entry& pad : document.many(table)) {
            const bool isShared = hasAddress(pad, models);
            const int address = isShared ? pad.number("address") : -1;
            const auto [first, isNew] = lines.emplace(
                std::tuple(pad.text("station"), pad.text("port"), address), pad.place.line);
            if (!isNew) {
                mistakes.add(pad,
                             isShared ? "address" : "port",
                             "the pad in line " + std::to_string(first->second) + " has it already",
                             isShared ? "each address of a line once" : "each port once");
            }
            if (document.many("station").empty()) {
                mistakes.add(pad, "station", "there is no station to have it", "one [[station]]");
            }
        }
    }
}

} // namespace

void checkPads(const Document& document, Mistakes& mistakes)
{
    const std::vector<PadModel> models = modelsOf(document);
    for (const Entry& entry : document.many("pad_model")) {
        checkFrame(entry, mistakes);
        checkKeys(entry, mistakes);
    }
    for (const std::string_view table : {"pad", "rating_pad"}) {
        for (const Entry& pad : document.many(table)) {
            checkModel(pad, table, models, mistakes);
        }
    }
    checkPorts(document, models, mistakes);
    checkShared(document, mistakes);
}

std::vector<PadSettings> buildPads(const Document& document, std::string_view table)
{
    const std::vector<PadModel> models = modelsOf(document);
    std::vector<PadSettings> pads;
    for (const Entry& entry : document.many(table)) {
        const auto model = std::ranges::find(models, entry.text("model"), &PadModel::code);
        if (model == models.end()) {
            continue; // Reported by the checks.
        }
        pads.push_back({.counter = entry.number("counter"),
                        .station = {entry.text("station")},
                        .port = entry.text("port"),
                        .address = entry.number("address"),
                        .clerk = table == "pad" ? entry.text("clerk") : std::string(),
                        .model = *model});
    }
    return pads;
}

} // namespace hall::settings
