package eu.parvis.meeting;

import eu.parvis.account.PersonalData;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What meetings know of people. */
@Configuration(proxyBeanMethods = false)
class MeetingData {

  @Bean
  PersonalData organizedMeetingData() {
    return new PersonalData(
        "meetings",
        """
        select id, room_id as room, title, description, starts::text as starts, zone, seconds,
               rule, cancelled_at as "cancelledAt", deleted_at as "deletedAt", created_at as "createdAt",
               array(select email from attendee where meeting_id = meeting.id order by 1) as attendees
        from meeting where organizer_id = :person order by created_at
        """,
        Set.of("title", "description", "attendees"));
  }

  @Bean
  PersonalData invitationData() {
    return new PersonalData(
        "invitations",
        """
        select m.id as meeting, m.title, m.starts::text as starts, m.zone, m.seconds, m.rule, a.email as address,
               a.role, a.moderator, a.co_organizer as "coOrganizer", a.partstat as answer, a.comment,
               a.answered_at as "answeredAt", a.created_at as "invitedAt"
        from attendee a join meeting m on m.id = a.meeting_id
        where a.person_id = :person order by a.created_at
        """,
        Set.of("title", "comment"));
  }

  @Bean
  PersonalData occurrenceAnswerData() {
    return new PersonalData(
        "answers-of-single-days",
        """
        select a.meeting_id as meeting, x.day, x.partstat as answer, x.comment,
               x.answered_at as "answeredAt"
        from attendee_answer x join attendee a on a.id = x.attendee_id
        where a.person_id = :person order by x.day
        """,
        Set.of("comment"));
  }

  @Bean
  PersonalData meetingChangeData() {
    return new PersonalData(
        "changes-of-meetings",
        """
        select meeting_id as meeting, at, day, what from meeting_change
        where person_id = :person order by id
        """,
        Set.of());
  }

  @Bean
  PersonalData calendarAddressData() {
    return new PersonalData(
        "calendar-address",
        """
        select created_at as "createdAt" from calendar_feed where person_id = :person
        """,
        Set.of());
  }

  @Bean
  PersonalData mailData() {
    return new PersonalData(
        "mails",
        """
        select meeting_id as meeting, occasion, state, created_at as "createdAt" from outbox_mail
        where recipient = (select email from person where id = :person) order by created_at
        """,
        Set.of());
  }
}
