-- Tables that came beside the erasing of people are emptied by it too; their policies for it stand where they were made.
grant delete on disclosure, log_request, log_request_look, log_request_answer, log_request_name, objection, objection_answer,
  consent_request, sampled_look to fodfaeste_system;
