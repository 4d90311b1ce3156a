#include "runbook/report.hpp"

#include <charconv>

#include "runbook/duration.hpp"
#include "runbook/run_state.hpp"

namespace apex::runbook {
namespace {

using Stage = StepState::Stage;

std::string number(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 3).ptr};
}

/// The steps of a run beside what the journal holds of them.
struct StepLine {
    const Step* step;
    StepState state;
    std::string output;  ///< of the last verification, or of what failed
};

struct Summary {
    RunState state;
    std::vector<StepLine> steps;
    std::vector<const Record*> decisions;  ///< where somebody or something changed the course
    std::string began, ended, user, host;
    std::string journal_sum;
};

Summary summary_of(const Document& document, const std::vector<Record>& records) {
    Summary all;
    all.state = replay(records);
    for (const Step* step : document.steps()) {
        StepLine line{step, {}, {}};
        if (const auto found = all.state.steps.find(step->name()); found != all.state.steps.end())
            line.state = found->second;
        for (const Record& record : records)
            if (record["step"] == step->name() && record.facts.contains("output"))
                line.output = record["output"];
        all.steps.push_back(std::move(line));
    }
    for (const Record& record : records) {
        const bool course = record.kind == "run-resumed" || record.kind == "step-failed" ||
                            record.kind == "rollback-started" || record.kind == "interrupted" ||
                            record.kind == "budget-warning" || record.kind == "undo-failed" ||
                            record.kind == "run-ended";
        if (course) all.decisions.push_back(&record);
    }
    if (!records.empty()) {
        all.began = records.front()["time"];
        all.user = records.front()["user"];
        all.host = records.front()["host"];
        all.ended = records.back()["time"];
        all.journal_sum = records.back().sum;
    }
    return all;
}

const char* outcome_text(const RunState& state) {
    return state.outcome ? to_text(*state.outcome) : "unfinished";
}

const char* next_action(const RunState& state) {
    if (!state.outcome) return "apexctl resume, or apexctl rollback";
    switch (*state.outcome) {
        case RunOutcome::new_release:
            return "watch the monitoring plan's first hour";
        case RunOutcome::old_release:
            return "find the cause, then deploy again; the old release serves";
        case RunOutcome::needs_person:
            break;
    }
    return "a person decides: see the steps that are neither verified nor undone";
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string member(const char* name, std::string_view text) {
    return json_quoted(name) + ':' + json_quoted(text);
}
std::string member(const char* name, double value) {
    return json_quoted(name) + ':' + number(value);
}

constexpr const char* page_head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #d8dee6;vertical-align:top}
td.n{text-align:right;white-space:nowrap}pre{white-space:pre-wrap;margin:.3rem 0;font-size:13px;background:#f4f6f8;padding:.5rem}
meter{width:7rem}.verified,.new-release{color:#0a6b32}.failed,.needs-person{color:#a11}.undone,.old-release{color:#8a5a00}
@media(prefers-color-scheme:dark){body{background:#14181d;color:#e3e8ee}pre{background:#20262d}th,td{border-color:#39424d}
.verified,.new-release{color:#5fd38d}.failed,.needs-person{color:#ff8a80}.undone,.old-release{color:#f0b860}}
</style>
)";

}  // namespace

std::string report_json(const Document& document, const std::vector<Record>& records) {
    const Summary all = summary_of(document, records);
    std::string out = "{" + member("run", all.state.run) + ',' + member("title", document.title) +
                      ',' + member("document_sha256", document.sha256) + ',' +
                      member("outcome", outcome_text(all.state)) + ',' +
                      member("reason", all.state.reason) + ',' + member("user", all.user) + ',' +
                      member("host", all.host) + ',' + member("began", all.began) + ',' +
                      member("last_record", all.ended) + ',' +
                      member("journal_sha256", all.journal_sum) + ',' +
                      member("next_action", next_action(all.state)) + ",\"steps\":[";
    bool first = true;
    for (const StepLine& line : all.steps) {
        if (!std::exchange(first, false)) out += ',';
        out += "{" + member("step", line.step->name()) + ',' + member("title", line.step->title) +
               ',' + member("state", to_text(line.state.stage)) + ',' +
               member("budget_seconds", line.step->budget_s.value_or(0)) + ',' +
               member("seconds", line.state.seconds) + ',' +
               member("attempts", line.state.attempts) + ',' +
               member("evidence", line.step->evidence) + ',' + member("reason", line.state.reason) +
               ',' + member("output", line.output) + '}';
    }
    out += "],\"decisions\":[";
    first = true;
    for (const Record* record : all.decisions) {
        if (!std::exchange(first, false)) out += ',';
        Facts facts = record->facts;
        facts["kind"] = record->kind;
        out += json_of(facts);
    }
    return out + "]}\n";
}

std::string report_html(const Document& document, const std::vector<Record>& records) {
    const Summary all = summary_of(document, records);
    const char* outcome = outcome_text(all.state);
    std::string out = page_head;
    out += "<title>" + escaped(document.title) + "</title></head><body>\n<h1>" +
           escaped(document.title) + "</h1>\n<p>Run " + escaped(all.state.run) +
           ": <strong class=\"" + outcome + "\">" + outcome + "</strong>. " +
           escaped(all.state.reason) + "</p>\n<p>By " + escaped(all.user) + " on " +
           escaped(all.host) + ", " + escaped(all.began) + " to " + escaped(all.ended) +
           ".<br>Next: " + escaped(next_action(all.state)) + ".</p>\n";
    out +=
        "<table><thead><tr><th>Step</th><th>State</th><th>Time</th><th>Budget</th><th>Used</th>"
        "<th>Evidence</th></tr></thead><tbody>\n";
    for (const StepLine& line : all.steps) {
        const double budget_s = line.step->budget_s.value_or(0);
        const char* stage = to_text(line.state.stage);
        out += "<tr><td><strong>" + escaped(line.step->name()) + "</strong><br>" +
               escaped(line.step->title) + "</td><td class=\"" + stage + "\">" + stage +
               (line.state.attempts > 1 ? ", attempt " + std::to_string(line.state.attempts) : "") +
               "</td><td class=\"n\">" + print_duration(line.state.seconds) +
               "</td><td class=\"n\">" + print_duration(budget_s) +
               "</td><td><meter min=\"0\" max=\"" + number(budget_s) + "\" high=\"" +
               number(0.8 * budget_s) + "\" value=\"" + number(line.state.seconds) +
               "\"></meter></td><td>" + escaped(line.step->evidence);
        if (!line.state.reason.empty()) out += "<pre>" + escaped(line.state.reason) + "</pre>";
        if (!line.output.empty())
            out += "<details><summary>output</summary><pre>" + escaped(line.output) +
                   "</pre></details>";
        out += "</td></tr>\n";
    }
    out += "</tbody></table>\n<h2>Decisions</h2>\n<ul>\n";
    for (const Record* record : all.decisions)
        out += "<li>" + escaped((*record)["time"]) + ' ' + escaped(record->kind) + ' ' +
               escaped((*record)["step"]) + ' ' + escaped((*record)["reason"]) + ' ' +
               escaped((*record)["outcome"]) + "</li>\n";
    return out + "</ul>\n<p>Document " + document.sha256 + "<br>Journal " + all.journal_sum +
           "</p>\n</body></html>\n";
}

std::string report_metrics(const Document& document, const std::vector<Record>& records) {
    const Summary all = summary_of(document, records);
    std::string out =
        "# HELP apex_deploy_step_seconds How long a step of the last deployment took.\n"
        "# TYPE apex_deploy_step_seconds gauge\n";
    for (const StepLine& line : all.steps)
        if (line.state.stage == Stage::verified)
            out += "apex_deploy_step_seconds{step=\"" + line.step->name() + "\"} " +
                   number(line.state.seconds) + '\n';
    out +=
        "# HELP apex_deploy_outcome 1 for how the last deployment ended.\n"
        "# TYPE apex_deploy_outcome gauge\n";
    return out + "apex_deploy_outcome{outcome=\"" + outcome_text(all.state) + "\"} 1\n";
}

}  // namespace apex::runbook
