#include "adapters/signcalc_local/local_calculator.hpp"

#include <fstream>
#include <sstream>

#include "app/ports/contract/calculator_contract.hpp"
#include "wire/design_wire.hpp"

namespace apex::app::contract {
namespace {

CalculatorUnderTest make() {
    std::ostringstream text;
    text << std::ifstream(APEX_SOURCE_DIR "/examples/pylon_25ft.json").rdbuf();
    auto document = wire::decode<design::DesignDocument>(text.str());
    APEX_ASSERT(document);
    return {
        std::make_shared<adapters::LocalCalculator>(std::vector<std::string>{std::string(64, 'a')}),
        *document};
}

INSTANTIATE_TEST_SUITE_P(Local, CalculatorContract, testing::Values(make));

}  // namespace
}  // namespace apex::app::contract
