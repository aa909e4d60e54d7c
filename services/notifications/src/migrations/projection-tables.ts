import { Migration } from '@mikro-orm/migrations'

export class ProjectionTables extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table person_projection (
    id text primary key, name text not null, email text not null, locale text not null, time_zone text not null)`,
  `create table school_projection (id text primary key, name text not null)`,
  `create table school_staff_projection (
    school_id text not null, person_id text not null, permissions text[] not null, since timestamptz not null,
    primary key (school_id, person_id))`,
  `create table employer_projection (id text primary key, name text not null)`,
  `create table employer_user_projection (
    id text primary key, employer_id text not null, person_id text not null, role text not null, active boolean not null,
    since timestamptz not null)`,
  `create index employer_user_projection_employer on employer_user_projection (employer_id)`,
  `create table approval_projection (id text primary key, state jsonb not null)`,
  `create table job_projection (id text primary key, state jsonb not null)`,
  `create table event_projection (id text primary key, name text not null, school_id text not null)`,
  `create table registration_projection (
    id text primary key, event_id text not null, person_id text not null, active boolean not null,
    since timestamptz not null)`,
  `create index registration_projection_event on registration_projection (event_id)`,
  `create table booth_projection (
    id text primary key, event_id text not null, employer_id text not null, open boolean not null)`,
  `create index booth_projection_event on booth_projection (event_id)`,
  `create table interview_projection (
    id text primary key, talent text not null, recruiter text not null, planned_by text, state jsonb not null)`,
  `create table kept_news (
    id text primary key, type text not null, data jsonb not null, actor text, occurred_at timestamptz not null,
    touches text[] not null, told boolean not null, kept_at timestamptz not null)`,
  `create index kept_news_touches on kept_news using gin (touches)`,
  `create index kept_news_kept_at on kept_news (kept_at)`,
]
