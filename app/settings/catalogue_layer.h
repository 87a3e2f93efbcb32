// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/catalogue.h"
#include "app/settings/tree.h"

namespace hall::settings {

/// A catalogue, and what laying it over a hall.toml did.
struct CatalogueLayer
{
    Catalogue catalogue;
    std::vector<ServiceChange> changes;
    std::vector<std::string> leftOut;
};

void layCatalogue(Node& root, CatalogueLayer& layer, Mistakes& mistakes);

} // namespace hall::settings
