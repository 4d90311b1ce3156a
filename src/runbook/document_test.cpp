#include "runbook/document.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "runbook/duration.hpp"
#include "runbook/lint.hpp"

using namespace apex::runbook;
namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string(APEX_SOURCE_DIR) + "/docs/deployment/" + name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const char* const small = R"(# Small
**Format**: `apex-runbook 1`

**Budget**: 2 minutes

## Settings

| Name | Value | Meaning |
|---|---|---|
| `HOST` | `localhost` | where |
| `PORT` | `8000` | which |

## Phase 1: Only (2 minutes)

**Objective**: to be read

### Step 1.1: One (30 seconds)

- **Id**: `one`
- **Objective**: something exists
- **Evidence**: the listing
- **Idempotent**: yes
- **Capture**: `found` = `json /a/0`

```bash
touch thing
```

**Verification** (every 500 ms for 10 s):

```bash
ls thing
```

- `output contains "thing"`: it is there
- `json /a/0 = 3 ± 0.5`

**Rollback** (20 seconds):

```bash
rm -f thing
```
)";

std::map<std::string, int> count_by_rule(const std::vector<Finding>& findings) {
    std::map<std::string, int> count;
    for (const Finding& each : findings) ++count[each.rule];
    return count;
}

/// The small document with one piece of text exchanged.
std::vector<Finding> findings_with(const std::string& from, const std::string& to) {
    std::string text = small;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return all_findings(parse_document(text.replace(at, from.size(), to)));
}

testing::AssertionResult has(const std::vector<Finding>& findings, const std::string& rule) {
    std::string said;
    for (const Finding& each : findings) {
        if (each.rule == rule && each.severity == Severity::error)
            return testing::AssertionSuccess();
        said += each.rule + ": " + each.words + '\n';
    }
    return testing::AssertionFailure() << "no error " << rule << " in:\n" << said;
}

}  // namespace

TEST(Duration, TheLongestTimeOfTheWordsCounts) {
    EXPECT_EQ(parse_duration_s("5-7 minutes"), 420);
    EXPECT_EQ(parse_duration_s("30 seconds"), 30);
    EXPECT_EQ(parse_duration_s("Optional, 1 minute"), 60);
    EXPECT_EQ(parse_duration_s("< 2 minutes"), 120);
    EXPECT_EQ(parse_duration_s("30 minutes after deployment"), 1800);
    EXPECT_EQ(parse_duration_s("1 min 30 s"), 90);
    EXPECT_EQ(parse_duration_s("500 ms"), 0.5);
    EXPECT_EQ(parse_duration_s("2 apples"), std::nullopt);
    EXPECT_EQ(parse_duration_s(""), std::nullopt);
    EXPECT_EQ(print_duration(0.25), "250 ms");
    EXPECT_EQ(print_duration(65), "1 min 5 s");
    EXPECT_EQ(print_duration(7380), "2 h 3 min");
}

TEST(Document, AStepHasWhatItsSectionSays) {
    const ParsedDocument parsed = parse_document(small);
    for (const Finding& each : parsed.findings) ADD_FAILURE() << each.line << ' ' << each.words;
    const Document& document = parsed.document;
    EXPECT_TRUE(document.executable);
    ASSERT_EQ(document.variables.size(), 2u);
    EXPECT_EQ(document.variables[1].name, "PORT");
    EXPECT_EQ(document.variables[1].value, "8000");
    ASSERT_EQ(document.phases.size(), 1u);
    EXPECT_EQ(document.phases[0].objective, "to be read");
    const Step* step = document.find("one");
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->number, "1.1");
    EXPECT_EQ(step->script, "touch thing\n");
    EXPECT_EQ(step->budget_s, 30);
    EXPECT_TRUE(step->idempotent);
    EXPECT_EQ(step->verification.script, "ls thing\n");
    EXPECT_EQ(step->verification.every_s, 0.5);
    EXPECT_EQ(step->verification.within_s, 10);
    ASSERT_EQ(step->verification.predicates.size(), 2u);
    EXPECT_EQ(step->verification.predicates[1].tolerance, 0.5);
    ASSERT_TRUE(step->rollback);
    EXPECT_EQ(step->rollback->script, "rm -f thing\n");
    EXPECT_EQ(step->rollback->budget_s, 20);
    ASSERT_EQ(step->captures.size(), 1u);
    EXPECT_EQ(step->captures[0].pointer, "/a/0");
    EXPECT_FALSE(has_errors(all_findings(parsed)));
}

TEST(Document, WhatCannotBeReadIsAnError) {
    EXPECT_TRUE(has(findings_with("# Small", "Small"), "parse"));
    EXPECT_TRUE(has(findings_with("### Step 1.1: One", "### Step One"), "parse"));
    EXPECT_TRUE(has(findings_with("## Phase 1: Only (2 minutes)", "## Something"), "parse"));
    EXPECT_TRUE(has(findings_with("```bash\ntouch thing\n```", ""), "parse"));
    EXPECT_TRUE(has(findings_with("rm -f thing\n```", "rm -f thing\n"), "parse"));
    EXPECT_TRUE(
        has(findings_with("`output contains \"thing\"`", "`output includes \"thing\"`"), "verify"));
    EXPECT_TRUE(has(findings_with("- `output contains \"thing\"`: it", "- it"), "verify"));
    EXPECT_TRUE(has(findings_with("(every 500 ms for 10 s)", "(10 times)"), "verify"));
    EXPECT_TRUE(has(findings_with("**Verification**", "**Verifcation**"), "label"));
    EXPECT_TRUE(has(findings_with("`json /a/0`\n", "`a`\n"), "capture"));
}

TEST(Lint, NamesWhatAStepLacks) {
    EXPECT_TRUE(has(findings_with("- **Id**: `one`", ""), "id"));
    EXPECT_TRUE(has(findings_with("`one`", "`One step`"), "id"));
    EXPECT_TRUE(has(findings_with("- **Objective**: something exists", ""), "objective"));
    EXPECT_TRUE(has(findings_with("- **Evidence**: the listing", ""), "evidence"));
    EXPECT_TRUE(has(findings_with("One (30 seconds)", "One"), "budget"));
    EXPECT_TRUE(has(findings_with("for 10 s", "for 40 s"), "budget"));
    EXPECT_TRUE(has(findings_with("One (30 seconds)", "One (3 minutes)"), "budget"));
    EXPECT_TRUE(has(findings_with("**Budget**: 2 minutes", "**Budget**: 1 minute"), "budget"));
    EXPECT_TRUE(has(findings_with("```bash\nls thing\n```", ""), "verify"));
    EXPECT_TRUE(has(findings_with("**Rollback** (20 seconds):\n\n```bash\nrm -f thing\n```", ""),
                    "rollback"));
    EXPECT_TRUE(has(findings_with("**Rollback** (20 seconds):\n\n```bash\nrm -f thing\n```",
                                  "**Rollback**: by hand"),
                    "rollback"));
    EXPECT_TRUE(has(findings_with("**Rollback** (20 seconds):\n\n```bash\nrm -f thing\n```",
                                  "- **Irreversible**: true"),
                    "rollback"));
    EXPECT_FALSE(has_errors(findings_with("**Rollback** (20 seconds):\n\n```bash\nrm -f thing\n```",
                                          "- **Irreversible**: true\n- **Confirm**: really")));
    EXPECT_TRUE(
        has(findings_with("- **Idempotent**", "- **Needs**: `zero`\n- **Idempotent**"), "needs"));
    EXPECT_TRUE(has(
        findings_with("- **Idempotent**", "- **Holds until**: `zero`\n- **Idempotent**"), "needs"));
}

TEST(Lint, RefusesWhatNoPlanMayHold) {
    const auto with = [](const std::string& command) {
        return findings_with("touch thing", command);
    };
    EXPECT_TRUE(has(with("sleep 30"), "sleep"));
    EXPECT_TRUE(has(with("true; sleep 1"), "sleep"));
    EXPECT_TRUE(has(findings_with("ls thing", "while true; do sleep 1; done"), "sleep"));
    EXPECT_TRUE(has(with("docker run redis:latest"), "image"));
    EXPECT_TRUE(has(with("docker pull redis"), "image"));
    EXPECT_TRUE(has(with("export DB_PASSWORD=hunter2"), "secret"));
    EXPECT_TRUE(has(with("psql postgresql://apex:hunter2@db/apex"), "secret"));
    EXPECT_TRUE(has(with("curl -H 'Authorization: Bearer abc' localhost"), "secret"));
    EXPECT_TRUE(has(with("docker compose down"), "outage"));
    EXPECT_TRUE(has(with("docker compose -f a.yaml down"), "outage"));
    EXPECT_TRUE(has(with("docker compose logs -f"), "endless"));
    EXPECT_FALSE(has_errors(with("export DB_PASSWORD=$(cat file)")));
    EXPECT_FALSE(has_errors(with("docker pull redis:7.2-bookworm")));
    EXPECT_FALSE(has_errors(with("echo nosleep 3 asleep")));
    EXPECT_FALSE(has_errors(with("docker compose up -d downloader")));
    for (const Finding& each : with("export DB_PASSWORD=hunter2"))
        EXPECT_EQ(each.words.find("hunter2"), std::string::npos) << "the secret is repeated";
}

// Counted by hand in the document: 5 + 3 + 4 + 3 + 3 + 3 steps; `sleep 30` in 3.1, 3.2 and 3.3.
TEST(ThePlanByHand, IsARunbookWhoseDefectsAreWarnings) {
    const ParsedDocument parsed = parse_document(file("DEPLOYMENT_EXECUTION_PLAN.md"));
    const Document& plan = parsed.document;
    EXPECT_EQ(plan.title, "Deployment Execution Plan");
    ASSERT_EQ(plan.phases.size(), 6u);
    EXPECT_EQ(plan.steps().size(), 21u);
    EXPECT_EQ(plan.phases[1].budget_s, 420);
    EXPECT_EQ(plan.phases[3].objective, "Run migrations and verify database");
    EXPECT_EQ(plan.budget_s, 1800);
    EXPECT_EQ(plan.rollback_window_s, 1800);
    EXPECT_EQ(plan.quick_rollback.size(), 4u);

    const Step* integration = plan.find("5.2");
    ASSERT_NE(integration, nullptr);
    ASSERT_EQ(integration->commands.size(), 4u);
    EXPECT_EQ(integration->commands[1].text,
              "curl http://localhost:8000/ready | jq '.checks.redis'");
    EXPECT_EQ(integration->commands[1].expected.at(0), "Expected: \"ok\"");
    const Step* project = plan.find("6.1");
    ASSERT_NE(project, nullptr);
    ASSERT_EQ(project->commands.size(), 1u) << "one command over six lines";

    const auto findings = all_findings(parsed);
    EXPECT_FALSE(has_errors(findings));
    const auto count = count_by_rule(findings);
    EXPECT_EQ(count.at("sleep"), 3);
    EXPECT_EQ(count.at("no-effect"), 1);
    EXPECT_EQ(count.at("keeps-nothing"), 1);
    EXPECT_EQ(count.at("outage"), 3) << "1.1, 2.1 and the rollback";
    EXPECT_EQ(count.at("verify"), 21);
    // Phase 3 adds to 6 minutes under "3-5 minutes"; 1 and 2 fit, 1.1 to 1.5 add to 5.
    EXPECT_EQ(count.at("budget"), 1);
}
