package dev.opsentinel.simulator;

import static dev.opsentinel.simulator.AuditKind.Contents.ACCOUNT;
import static dev.opsentinel.simulator.AuditKind.Contents.DELEGATED_SESSION;
import static dev.opsentinel.simulator.AuditKind.Contents.DEVICE;
import static dev.opsentinel.simulator.AuditKind.Contents.GROUP;
import static dev.opsentinel.simulator.AuditKind.Contents.GROUP_AND_VAULT;
import static dev.opsentinel.simulator.AuditKind.Contents.GROUP_MEMBER;
import static dev.opsentinel.simulator.AuditKind.Contents.NEW_THING;
import static dev.opsentinel.simulator.AuditKind.Contents.ONESELF;
import static dev.opsentinel.simulator.AuditKind.Contents.OTHER_USER;
import static dev.opsentinel.simulator.AuditKind.Contents.REPORT;
import static dev.opsentinel.simulator.AuditKind.Contents.SERVICE_ACCOUNT;
import static dev.opsentinel.simulator.AuditKind.Contents.SHARED_ITEM;
import static dev.opsentinel.simulator.AuditKind.Contents.USER_AND_VAULT;
import static dev.opsentinel.simulator.AuditKind.Contents.VAULT;
import static dev.opsentinel.simulator.AuditKind.Contents.VAULT_WRITE;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The pairs of action and object type that occur here, a realistic part of the 121 known ones
 * (Events API reference, "Audit events: action x object_type").
 */
enum AuditKind {
  DELEGATED("dlgsess", "dlgdsess", DELEGATED_SESSION, 0),
  SIGN_IN_TOKEN("ssotknv", "ssotkn", NEW_THING, 0),
  ITEMS_PATCHED("patch", "items", VAULT_WRITE, 0),

  ITEM_SHARED("share", "item", SHARED_ITEM, 20),
  SHARE_DELETED("delshare", "item", SHARED_ITEM, 3),
  FILE_CREATED("create", "file", NEW_THING, 12),
  ITEMS_DELETED("delete", "items", VAULT, 10),
  HISTORY_PURGED("purge", "itemhist", NEW_THING, 2),
  DEVICE_CREATED("create", "device", DEVICE, 14),
  DEVICE_UPDATED("update", "device", DEVICE, 8),
  DEVICE_REAUTHORISED("reauth", "device", DEVICE, 4),
  MFA_UPDATED("updatmfa", "user", ONESELF, 3),
  MFA_ENABLED("enblmfa", "user", ONESELF, 3),
  PASSWORD_CHANGED("changemp", "user", ONESELF, 3),
  SECRET_KEY_CHANGED("changesk", "user", ONESELF, 0.5),
  NAME_CHANGED("changenm", "user", ONESELF, 1),
  DEVICE_TRUSTED("tdvcsso", "user", ONESELF, 4),
  TRAVEL_BEGUN("trvlaway", "user", ONESELF, 0.5),
  PASSKEY_CREATED("create", "cred", NEW_THING, 2),

  REPORT_VIEWED("view", "report", REPORT, -30),
  REPORT_EXPORTED("export", "report", REPORT, -3),
  INVITED("create", "invite", NEW_THING, -10),
  PROVISIONED("sendts", "user", OTHER_USER, -4),
  USER_JOINED("join", "user", OTHER_USER, -5),
  USER_ACTIVATED("activate", "user", OTHER_USER, -5),
  USER_SUSPENDED("suspend", "user", OTHER_USER, -3),
  USER_REACTIVATED("reactive", "user", OTHER_USER, -1),
  RECOVERY_BEGUN("beginr", "user", OTHER_USER, -2),
  RECOVERY_COMPLETED("completr", "user", OTHER_USER, -2),
  MFA_DISABLED("disblmfa", "user", OTHER_USER, -0.5),
  GROUP_CREATED("create", "group", GROUP, -2),
  GROUP_UPDATED("update", "group", GROUP, -2),
  GROUP_JOINED("join", "gm", GROUP_MEMBER, -12),
  GROUP_LEFT("leave", "gm", GROUP_MEMBER, -4),
  GROUP_ROLE_CHANGED("role", "gm", GROUP_MEMBER, -2),
  GROUP_GRANTED("grant", "gva", GROUP_AND_VAULT, -6),
  GROUP_REVOKED("revoke", "gva", GROUP_AND_VAULT, -2),
  USER_GRANTED("grant", "uva", USER_AND_VAULT, -8),
  USER_REVOKED("revoke", "uva", USER_AND_VAULT, -3),
  VAULT_CREATED("create", "vault", VAULT, -4),
  VAULT_RENAMED("updatea", "vault", VAULT, -3),
  VAULT_EXPORTED("export", "vault", VAULT, -1),
  SERVICE_ACCOUNT_CREATED("create", "sa", SERVICE_ACCOUNT, -1),
  TOKEN_CREATED("create", "satoken", SERVICE_ACCOUNT, -2),
  TOKEN_REVOKED("trevoke", "satoken", SERVICE_ACCOUNT, -1),
  FIREWALL_UPDATED("updatfw", "account", ACCOUNT, -1),
  SHARING_UPDATED("uisas", "account", ACCOUNT, -1);

  /** What object and aux fields hold. */
  enum Contents {
    /** Object: the delegated session; aux: the delegating one. */
    DELEGATED_SESSION,
    /** Object: the vault; {@code aux_id}: its content version; {@code aux_info}: five counts. */
    VAULT_WRITE,
    /** Object: the item; aux: its vault. */
    SHARED_ITEM,
    /** Object: the device; aux: its user; {@code aux_id}: the device's number. */
    DEVICE,
    /** Object: the actor, with details. */
    ONESELF,
    /** Object: somebody else, with details. */
    OTHER_USER,
    /** Object: the group; aux: the member; {@code aux_info}: role; {@code aux_id}: seven digits. */
    GROUP_MEMBER,
    /** Object: the vault; aux: the group, without details. */
    GROUP_AND_VAULT,
    /** Object: the vault; aux: the user who gains or loses access. */
    USER_AND_VAULT,
    /** Object: empty; {@code aux_info}: the report's slug. */
    REPORT,
    /** Object: the service account, also for its token; {@code aux_info}: letter or token name. */
    SERVICE_ACCOUNT,
    VAULT,
    GROUP,
    ACCOUNT,
    /** Object: an id seen nowhere else. */
    NEW_THING
  }

  private final String action;
  private final String objectType;
  private final Contents contents;
  private final double weight;

  /**
   * @param weight how frequent among the rare kinds; negative for what only administrators do, 0
   *     for what is not rare
   */
  AuditKind(String action, String objectType, Contents contents, double weight) {
    this.action = action;
    this.objectType = objectType;
    this.contents = contents;
    this.weight = weight;
  }

  private static final Weighted<AuditKind> OF_EVERYBODY = rare(kind -> kind.weight > 0);
  private static final Weighted<AuditKind> OF_ADMINISTRATORS = rare(kind -> kind.weight < 0);

  private static Weighted<AuditKind> rare(Predicate<AuditKind> which) {
    return Arrays.stream(values())
        .filter(which)
        .reduce(
            new Weighted<>(),
            (weighted, kind) -> weighted.with(Math.abs(kind.weight), kind),
            (one, other) -> one);
  }

  /** Four times in five a delegated session or sign-in token: the plumbing of every session. */
  static AuditKind plumbing(Dice dice) {
    return dice.chance(0.9) ? DELEGATED : SIGN_IN_TOKEN;
  }

  /** What else somebody does in the course of a session; by far mostly writing items. */
  static AuditKind deed(Person actor, Dice dice) {
    if (dice.chance(0.5)) {
      return plumbing(dice);
    }
    if (dice.chance(0.65)) {
      return ITEMS_PATCHED;
    }
    boolean housekeeping = actor.administrator() && dice.chance(0.9);
    return (housekeeping ? OF_ADMINISTRATORS : OF_EVERYBODY).pick(dice);
  }

  String action() {
    return action;
  }

  String objectType() {
    return objectType;
  }

  Contents contents() {
    return contents;
  }
}
