"""Who may open which address of the accounts room. The walk sends empty forms; `person_id` is the thread's opener."""

from hearthside.kernel.doors import Door

# order: visitor new member helper moderator admin blocked suspended
MINE = "302 200 200 200 200 200 200 403"
CHANGES = "302 422 422 422 422 422 422 403"
DONE = "302 302 302 302 302 302 302 403"
NOBODYS = "302 404 404 404 404 404 404 403"
PASSED_BY = "302 302 302 302 302 302 302 403"

DOORS = {
    "accounts:join": Door(get="200 302 302 302 302 302 302 403", post="422 302 302 302 302 302 302 403"),
    "accounts:join_passkey": Door(get=PASSED_BY, post=PASSED_BY),
    "accounts:sign_in": Door(get="200 302 302 302 302 302 302 302", post="422 302 302 302 302 302 302 302"),
    "accounts:second_step": Door(get=PASSED_BY, post=PASSED_BY),
    "accounts:passkey_sign_in": Door(post="409 409 409 409 409 409 409 403"),
    "accounts:passkey_options": Door(post="200 200 200 200 200 200 200 403"),
    "accounts:sign_out": Door(get="200", post="302"),
    "accounts:exit": Door(post="403"),
    "accounts:outside": Door(post="404"),
    "accounts:outside_back": Door(get="404"),
    "accounts:outside_join": Door(get="404 404 404 404 404 404 404 403", post="404 404 404 404 404 404 404 403"),
    "accounts:outside_unlink": Door(post="302 404 404 404 404 404 404 403"),
    "accounts:recover": Door(get="200 302 302 302 302 302 302 302", post="422 302 302 302 302 302 302 302"),
    "accounts:recover_mail": Door(get="200 302 302 302 302 302 302 302", post="200 302 302 302 302 302 302 302"),
    "accounts:recover_mail_sent": Door(get="200"),
    "accounts:recover_link": Door(get="302"),
    "accounts:recover_new": Door(get="200", post="409"),
    "accounts:look": Door(get="200 200 200 200 200 200 200 403", post="302 302 302 302 302 302 302 403"),
    "accounts:me": Door(get=MINE),
    "accounts:profile": Door(get=MINE, post=CHANGES),
    "accounts:not_today": Door(get=MINE, post=DONE),
    "accounts:rest": Door(get=MINE, post=DONE),
    "accounts:apart": Door(get=MINE),
    "accounts:unsent": Door(get="302", post="302"),
    "accounts:confirm": Door(get="302 200 200 200 200 200 200 200", post="302 422 422 422 422 422 422 422"),
    "accounts:devices": Door(get="302 200 200 200 200 200 200 200"),
    "accounts:end_device": Door(post="302 404 404 404 404 404 404 404"),
    "accounts:end_all_devices": Door(post="302"),
    "accounts:ways_in": Door(get=MINE),
    "accounts:changes": Door(get="302 200 200 200 200 200 200 200"),
    "accounts:passphrase": Door(get=MINE, post=CHANGES),
    "accounts:recovery_phrase": Door(get=MINE, post=MINE),
    "accounts:add_passkey": Door(get=MINE, post=CHANGES),
    "accounts:remove_passkey": Door(post=NOBODYS),
    "accounts:codes": Door(get=MINE, post=CHANGES),
    "accounts:codes_off": Door(post=DONE),
    "accounts:spare_codes": Door(post=NOBODYS),
    "accounts:address": Door(get=NOBODYS, post=NOBODYS),
    "accounts:prove_address": Door(get=DONE, post=DONE),
    "accounts:send_code_again": Door(post=DONE),
    "accounts:remove_address": Door(post=DONE),
    "accounts:person": Door(get="302 200 200 200 200 200 404 403"),
    "accounts:block": Door(get="302 200 200 200 200 200 404 403", post="302 302 302 302 302 302 404 403"),
    "accounts:unblock": Door(post=NOBODYS),
}
