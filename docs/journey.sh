#!/usr/bin/env bash
# The README's journey by curl: registers somebody, lends them money, repays the first instalment.
# Run it beside a running `npm start`:  bash docs/journey.sh
# Where that has another port or data folder:  GRAPH=http://localhost:5000/graphql BLOCKSCORE_HOME=… bash docs/journey.sh
# It sends the README's own operations; node is only used to write and read JSON.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
graph=${GRAPH:-http://localhost:4000/graphql}
mail=${MAIL_DIRECTORY:-${BLOCKSCORE_HOME:-$root/.data}/mail}
run=$(date +%s)$RANDOM
email="grace-$run@example.com"

# operation NAME: its text in the README, with the names that must be new in each run made so.
operation() {
  awk -v name="$1" '/^```graphql/ { inside = 1; text = ""; next }
    /^```/ { if (inside && text ~ "^(query|mutation) " name "[ ({]") printf "%s", text; inside = 0 }
    inside { text = text $0 "\n" }' "$root/README.md" |
    sed -e "s/grace@example.com/$email/" -e "s/\"grace-\([a-z]*\)-1\"/\"\1-$run\"/" -e "s/officer-payout-1/payout-$run/"
}

# send NAME TOKEN VARIABLES: the answer, which must carry neither errors nor user errors.
send() {
  local body answer
  body=$(operation "$1" | node -e '
    const query = require("fs").readFileSync(0, "utf8");
    if (query === "") throw new Error("The README has no such operation");
    process.stdout.write(JSON.stringify({ query, variables: JSON.parse(process.argv[1]) }));
  ' "${3:-{\}}")
  answer=$(curl -sS "$graph" -H 'content-type: application/json' ${2:+-H "authorization: Bearer $2"} -d "$body")
  if [[ $answer == *'"errors":['* || $answer == *'"userErrors":[{'* ]]; then
    echo "$1 was refused: $answer" >&2
    return 1
  fi
  printf '%s' "$answer"
}

# pick PATH: one value of the JSON on standard input, e.g. data.login.session.accessToken
pick() {
  node -e '
    const path = process.argv[1].split(".");
    const value = path.reduce((at, key) => at?.[key], JSON.parse(require("fs").readFileSync(0, "utf8")));
    process.stdout.write(value == null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));
  ' "$1"
}

# wait_for SECONDS COMMAND…: the first output that is not empty.
wait_for() {
  local end=$((SECONDS + $1)) value
  shift
  while ((SECONDS < end)); do
    value=$("$@" || true)
    if [[ -n $value ]]; then printf '%s' "$value"; return; fi
    sleep 0.3
  done
  echo "nothing came of: $*" >&2
  return 1
}

sign_in() { send Login '' "{\"email\":\"$1\",\"password\":\"$2\"}" | pick data.login.session.accessToken; }
mailed_token() { grep -ls "^To: $email" "$mail"/*.eml | xargs -r grep -hoE '^vrf_[^[:space:]]+' | tail -1; }

send Register >/dev/null
send VerifyEmail '' "{\"token\":\"$(wait_for 15 mailed_token)\"}" >/dev/null
echo "registered and verified: $email"

token=$(sign_in "$email" 'seven bridges of Königsberg')
echo "score: $(send SubmitProfile "$token" | pick data.submitFinancialProfile.score)"

product=$(send Products | pick data.loanProducts.0.id)
echo "quoted payment: $(send Quote '' "{\"productId\":\"$product\"}" | pick data.quoteLoan.payment.amount)"

application=$(send Apply "$token" "{\"productId\":\"$product\"}" | pick data.applyForLoan.application.id)
decided() { send MyApplication "$token" "{\"id\":\"$application\"}" | pick data.loanApplication.decision.outcome; }
echo "decision: $(wait_for 20 decided)"

loan=$(send Accept "$token" "{\"id\":\"$application\"}" | pick data.acceptOffer.loan.id)
officer=$(sign_in "${OFFICER_EMAIL:-officer@demo.blockscore.example}" "${OFFICER_PASSWORD:-demo officer password}")
# Until compliance has answered about the payout, it is tried again, with a new key.
payout() {
  local said
  said=$(run=$run$RANDOM send Disburse "$officer" "{\"id\":\"$loan\"}" 2>&1) && { echo "$said"; return; }
  [[ $said == *CLEARANCE_STALE* ]] || { echo "$said" >&2; echo refused; }
}
[[ $(wait_for 20 payout) != refused ]]
my_loan() { send MyLoan "$token" "{\"id\":\"$loan\"}" | pick "data.loan.$1"; }
active() { [[ $(my_loan status) == ACTIVE ]] && echo ACTIVE; }
echo "loan: $(wait_for 20 active)"

hash() { my_loan transactions.edges.0.node.chainTransaction.hash; }
echo "on the chain: $(wait_for 30 hash)"

amount=$(my_loan nextInstalment.amountDue.amount)
send Repay "$token" "{\"loanId\":\"$loan\",\"amount\":\"$amount\"}" >/dev/null
paid() { [[ $(my_loan schedule.0.paid) == true ]] && echo "$amount"; }
echo "first instalment paid: $(wait_for 20 paid)"
echo "balance: $(my_loan balance.amount)"
