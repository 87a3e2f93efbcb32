// SPDX-License-Identifier: Apache-2.0
#include "app/hub/troubles.h"

#include "app/core/enum_text.h"
#include "app/sync/position_text.h"

namespace hall::hub {

namespace {

constexpr EnumText<Trouble, 6> words{{{{Trouble::BrokenChain, "broken-chain"},
                                       {Trouble::Branch, "branch"},
                                       {Trouble::Differs, "differs"},
                                       {Trouble::OtherKey, "other-key"},
                                       {Trouble::Disowned, "disowned"},
                                       {Trouble::Rewritten, "rewritten"}}}};

std::string_view claimOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::BrokenChain:
        return " doesn't follow from the one before it";
    case Trouble::Branch:
        return " begins anew before events that are stored here: a backup was restored";
    case Trouble::Differs:
        return " is stored with another content; what came now was refused";
    case Trouble::Disowned:
        return " isn't the hall's own, it says signed: somebody else sent it in the hall's name, "
               "or the hall lost its journal";
    case Trouble::Rewritten:
        return " isn't the hall's own, it says signed, and it has signed it before: its journal "
               "was changed or lost";
    case Trouble::OtherKey:
        break;
    }
    return {};
}

} // namespace

std::string_view toText(Trouble trouble)
{
    return words.of(trouble);
}

std::string sentenceOf(const TroubleAt& trouble, const std::string& hall)
{
    if (trouble.what == Trouble::OtherKey) {
        return hall + ": its words are signed with another key than the first ones were: its "
                      "machine was replaced, or somebody else speaks in its name";
    }
    return hall + ": " + sync::nameOf(trouble.position) + std::string{claimOf(trouble.what)};
}

} // namespace hall::hub
